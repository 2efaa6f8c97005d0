package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of secrets, and how much a name tells of its value; {@link LabelWords} says how a name may
 * be written. Names that end like one of a secret and are none ({@code next_page_token}) are in the
 * table as such.
 */
final class SecretWords {
  /** No secret although the name ends in a word of one. */
  static final int NONE = 1;

  /** Whatever is said is a password. */
  static final int PASSWORD = 2;

  /** A key or token; words of a language are none. */
  static final int KEY = 3;

  /** {@code token}, {@code secret}: other things are called so too. */
  static final int BARE = 4;

  /** Of a session: something made by chance. */
  static final int SESSION = 5;

  /** Some digits. */
  static final int CODE = 6;

  /** Only what looks as if made by chance. */
  static final int WEAK = 7;

  /** A scheme and a token, or parameters. */
  static final int AUTHORIZATION = 8;

  /** Several words that are the secret together. */
  static final int PHRASE = 9;

  /** The end of an answer to a challenge, in hexadecimal digits. */
  static final int DIGEST = 10;

  /** Of a request to come back with, beside a state. */
  static final int GRANT = 11;

  /** {@code pass}: counts and results are called so too. */
  static final int PASS = 13;

  /** Three or four digits of a card. */
  static final int CARD_CODE = 14;

  /** The name of the secret stands before: {@code name="password" value="…"}. */
  static final int VALUE = 12;

  private static final String[] PASSWORDS = {
    "password,passwd,pwd,pswd,passcode,passw,userpassword,dbpassword,pgpassword,rootpassword,",
    "mysql pwd,redis pass,db pass,user pass,smtp pass,ftp pass,admin pass,root pass,mysql pass,",
    "login pass,mail pass,postgres pass,ldap pass,pg pass,new pass,old pass,http pass,key pass,",
    "store pass,bind pw,root pw,user pw,admin pw,db pw,secret text,",
    "passwort,kennwort,mot de passe,motdepasse,contraseña,contrasena,senha,hasło,haslo,salasana,",
    "lösenord,losenord,wachtwoord,пароль,şifre,parola,密码,密碼,口令,パスワード,비밀번호,암호,รหัสผ่าน,",
    "كلمة المرور,كلمة السر,पासवर्ड,adgangskode,passord,heslo,jelszó,kata sandi,mật khẩu"
  };

  private static final String[] KEYS = {
    "client secret,consumer secret,app secret,shared secret,webhook secret,jwt secret,hmac secret,",
    "secret key,secret key base,secret access key,secret token,session secret,cookie secret,",
    "api key,api secret,api token,app key,application key,access key,access token,refresh token,",
    "id token,auth token,authentication token,authorization token,bearer token,session token,",
    "security token,vault token,private token,job token,deploy token,registration token,",
    "subscription key,oauth token,oauth token secret,csrf token,csrfmiddlewaretoken,",
    "xsrf token,authenticity token,request verification token,reset token,invite token,",
    "password reset token,verification token,magic token,device token,push token,bot token,",
    "github token,gitlab token,npm token,slack token,user token,login token,remember token,",
    "private key,signing key,signing secret,encryption key,decryption key,master key,auth key,",
    "account key,account secret,shared access key,shared access signature,license key,licence key,",
    "admin key,access secret,aws secret,consumer key,webhook key,application secret,master secret,",
    "pre shared key,preshared key,psk,snmp community,samlresponse,saml response,samlrequest,",
    "client assertion,code verifier,device secret,partner key,merchant key,crypto key,",
    "x amz signature,x goog signature,oauth signature"
  };

  private static final String[] SESSIONS = {
    "session id,sessid,sid,jsessionid,phpsessid,session key,aspxauth,session cookie,",
    "asp net sessionid,connect sid"
  };

  private static final String[] CODES = {
    "pin,pin code,otp,totp,mfa code,otp code,otp token,sms code,mfa token,",
    "security code,verification code,confirmation code,auth code,authentication code,login code,",
    "access code,one time code,one time passcode,two factor code,tfa code,",
    "验证码,驗證碼,認証コード,인증번호,код подтверждения,bestätigungscode,code de vérification"
  };

  private static final String[] WEAKS = {
    "session,auth,credential,credentials,sig,signature,salt,pepper,clave,hub signature,",
    "connection string"
  };

  /** Ends of names that look like those above. */
  private static final String[] NONES = {
    "next token,page token,continuation token,sync token,cursor token,start token,stop token,",
    "unexpected token,expected token,parser token,lexer token,current token,last token,",
    "cancellation token,cancel token,lock token,fencing token,eos token,bos token,pad token,",
    "special token,mask token,per token,proxy pass,first pass,second pass,test pass,",
    "public key token,publickeytoken,method signature,primary key,host key,oracle sid,security sid,user sid,group sid"
  };

  private static final LabelWords TABLE = table();

  private SecretWords() {}

  private static LabelWords table() {
    Map<String, Integer> entries = new HashMap<>();
    put(entries, KEY, KEYS);
    put(entries, PASSWORD, PASSWORDS);
    put(entries, SESSION, SESSIONS);
    put(entries, CODE, CODES);
    put(entries, WEAK, WEAKS);
    put(entries, PASS, "pass,pw");
    put(entries, CARD_CODE, "cvv,cvc,csc,cvv2,cvc2,cvn,card security code,card verification value");
    put(entries, BARE, "token,secret");
    put(
        entries,
        AUTHORIZATION,
        "authorization,authorisation,proxy authorization,http authorization");
    put(entries, PHRASE, "passphrase,seed phrase,mnemonic,recovery phrase");
    put(entries, DIGEST, "response");
    put(entries, GRANT, "code");
    put(entries, VALUE, "value");
    put(entries, NONE, NONES);
    return LabelWords.of(entries);
  }

  private static void put(Map<String, Integer> entries, int number, String... lists) {
    for (String list : lists) {
      for (String words : list.split(",", -1)) {
        if (!words.isEmpty()) {
          entries.put(words, number);
        }
      }
    }
  }

  /** What the name that ends at {@code end} tells; 0 if it is no name of secrets. */
  static int before(CharSequence text, int end) {
    int number = TABLE.before(text, end);
    if (number == 0 || number == NONE) {
      return 0;
    }
    // The same again without what may be a blank: seldom, as names of secrets are.
    int first = Tokens.nameFirst(text, end);
    int constant = TABLE.before(text, end, first);
    return constant == NONE ? 0 : constant;
  }

  /** The name that starts at {@code start} and tells of what follows: see {@link LabelWords}. */
  static long behind(CharSequence text, int start) {
    return TABLE.behind(text, start);
  }
}
