package nightjar.redact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns of SQL whose literals are values as they stand, by their names. */
final class SqlColumns {
  private static final String SECRETS =
      "password,passwd,pwd,passphrase,secret,client secret,api key,access key,secret key,"
          + "private key,access token,refresh token,auth token,session token,reset token,otp,"
          + "password hash,passwd hash,cvv,cvc";
  private static final String PERSONS =
      "first name,firstname,given name,last name,lastname,family name,surname,middle name,"
          + "maiden name,full name,customer name,patient name,employee name,contact name,"
          + "cardholder,cardholder name,card holder,account holder,beneficiary name,guest name,"
          + "recipient name,vorname,nachname,nombre,apellido,apellidos,prenom,prénom,cognome,"
          + "imie,imię,nazwisko,姓名,имя,фамилия";
  private static final String PLACES =
      "street,street address,address line,address line1,home address,shipping address,"
          + "billing address,postal address,postcode,postal code,zip,zip code,strasse,straße,plz";

  static final List<SqlValues.Columns> ALL =
      List.of(
          new SqlValues.Columns(Kind.SECRET, named(SECRETS)),
          new SqlValues.Columns(Kind.PERSON, named(PERSONS)),
          new SqlValues.Columns(Kind.LOCATION, named(PLACES)));

  private SqlColumns() {}

  private static LabelWords named(String list) {
    Map<String, Integer> names = new HashMap<>();
    for (String name : list.split(",", -1)) {
      names.put(name, 1);
    }
    return LabelWords.of(names);
  }
}
