package nightjar.redact;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Names of fields that hold names of people, and how sure that is. The last words of a field's name
 * decide, so {@code file name} and the like are here to be told apart.
 */
final class PersonLabels {
  /** Of a thing. */
  static final int NONE = 1;

  /** Whatever has the form of a name is one. */
  static final int SURE = 2;

  /** A person in most systems: two words, or one of the lists. */
  static final int PERSON = 3;

  /** A person or a firm, a team, a program: the lists decide. */
  static final int PARTY = 4;

  /** As {@link #PARTY}; {@code first.last} and given names in small letters as well. */
  static final int LOGIN = 5;

  /** {@code name} alone: the lists decide, or what stands beside it. */
  static final int NAME = 6;

  /** In sentences before names, and names of fields for other things. */
  private static final Set<String> UNSURE =
      Set.of(
          "host",
          "match",
          "inserted",
          "holder",
          "cc",
          "calling",
          "paging",
          "paged",
          "alias",
          "called",
          "named",
          "notify",
          "notified",
          "names",
          "check for",
          "check on",
          "change for",
          "change of",
          "role of",
          "roles of",
          "record for",
          "results for",
          "report for",
          "ticket for",
          "order for",
          "order from",
          "driver",
          "editor",
          "trainer",
          "formerly",
          "born to");

  static final LabelWords WORDS = LabelWords.of(table());

  private PersonLabels() {}

  private static Map<String, Integer> table() {
    Map<String, Integer> table = new HashMap<>();
    put(
        table,
        SURE,
        """
        first name, firstname, given name, last name, lastname, lname, fname, surname, family name,
        middle name, maiden name, birth name, full name, display name, real name, legal name,
        preferred name, customer name, client full name, cardholder, cardholder name, card holder,
        card holder name, holder name, account holder, account holder name, accountholder,
        name on card, card name, patient name, employee name, contact name, recipient name,
        sender name, beneficiary name, payee name, payer name, shipping name, billing name,
        guest name, passenger name, traveler name, traveller name, student name, teacher name,
        doctor name, physician name, member name, person name, driver name, author name,
        owner name, caller name, callee name, callerid name, agent name, manager name, user full name,
        user real name, tenant full name, debtor name, creditor name, insured name, subscriber name,
        applicant name, candidate name, mother name, father name, mothers maiden name, spouse name,
        next of kin, emergency contact, emergency contact name, signatory, signer name, signed by,
        nombre, nombre completo, nombres, apellido, apellidos, primer apellido, segundo apellido,
        nom de famille, nom complet, prénom, prenom, nom client, vorname, nachname, familienname,
        zuname, kundenname, patientenname, ansprechpartner, karteninhaber, kontoinhaber, empfänger name,
        nome completo, cognome, sobrenome, intestatario, titolare, titular, imię, imie, nazwisko,
        imię i nazwisko, etunimi, sukunimi, förnamn, fornamn, efternamn, fornavn, etternavn, voornaam,
        achternaam, voornamen, имя, фамилия, отчество, фио, прізвище, adı, soyadı, ad soyad,
        keresztnév, vezetéknév, jméno, příjmení, meno, priezvisko, nume, prenume, ime, prezime,
        姓名, 名字, 真实姓名, 客户姓名, 患者姓名, 联系人, 收件人, 收货人, 持卡人, 氏名, 名前, お名前, 担当者, 患者名, 顧客名, 宛名,
        이름, 성명, 고객명, 담당자, 수신자, 환자명, ชื่อ, นามสกุล, ชื่อ นามสกุล, ชื่อผู้ใช้, ชื่อลูกค้า, الاسم, اسم العميل,
        اسم المريض, नाम, पूरा नाम, ग्राहक का नाम, όνομα, επώνυμο, ονοματεπώνυμο, שם, שם פרטי, שם משפחה,
        given names, forename, forenames, gecos, personal name, sn givenname, requester name,
        requestor name, reporter name, assignee name, approver name, reviewer name, creator name,
        attendee name, participant name, organizer name, organiser name, visitor name, donor name,
        resident name, claimant name, adjuster name, buyer name, seller name, operator name,
        technician name, supervisor name, instructor name, sales rep name, salesperson name,
        prescriber name, provider name, referring physician, performing physician,
        requesting physician, referring physician name, performing physician name, operators name,
        responsible party, guarantor, guarantor name, legal guardian, guardian name, parent name,
        child name, wife name, husband name, partner name, nickname of person, formatted name,
        customer fullname, username full, given and family name, person full name, fullname,
        お客様名, ご担当者名, 利用者名, 会員名, 社員名, 作成者, 承認者, 申請者, 申込者, 受取人, 送付先, 差出人, 責任者, 依頼者, フリガナ,
        カナ氏名, 姓, 寄件人, 发件人, 负责人, 申请人姓名, 经办人, 审批人, 用户姓名, 员工姓名, 学生姓名, 家长姓名, 户名, 收款人, 付款人,
        작성자, 승인자, 신청자, 보낸사람, 받는사람, 수취인, 예금주, 회원명, 직원명, 사원명, 보호자, 주문자, 받는 분, 보내는 분,
        ชื่อผู้ป่วย, ชื่อเต็ม, ชื่อจริง, ผู้รับ, ผู้ส่ง, ผู้จอง, ชื่อผู้รับ, الاسم الكامل, الاسم الأول, اسم العائلة, اسم الموظف,
        اسم المستلم, रोगी का नाम, उपनाम, मरीज का नाम, कर्मचारी का नाम, ग्राहक नाम, שם מלא, שם לקוח, שם המטופל,
        ονομα πελάτη, ф и о, фамилия имя отчество, имя клиента, имя пациента, по батькові, піб,
        họ tên, họ và tên, tên khách hàng, tên, nama lengkap, nama pasien, nama pelanggan, ad soyadi,
        hasta adı, müşteri adı, nume complet, jméno a příjmení, meno a priezvisko, teljes név
        """);
    put(
        table,
        PERSON,
        """
        patient, employee, guest, passenger, student, teacher, physician, doctor, nurse, surgeon,
        assignee, assigned to, reporter, approver, approved by, reviewer, reviewed by, requester,
        requested by, requestor, signed off by, signed-off-by, co authored by, reviewed-by, acked by,
        reported by, tested by, suggested by, beneficiary, payee, attendee, attendees,
        invitee, organizer, organiser, participant, candidate, applicant, tenant name, insured,
        policyholder, policy holder, witness, supervisor, caregiver, guardian, next of kin,
        spouse, mother, father, author, committer, salesperson, sales rep, account manager, caller,
        callee, traveler, traveller, driver, courier name, recipient, contact person, attn, attention,
        patient/in, patientin, mitarbeiter, mitarbeiterin, sachbearbeiter, bearbeiter,
        zugewiesen an, erstellt von, ansprechperson, paciente, empleado, empleada, paziente,
        dipendente, pacjent, pracownik, patiënt, potilas, vastuuhenkilö, médico, medico, medecin,
        médecin, lekarz, пациент, сотрудник, абонент, получатель, ответственный, hasta, yolcu,
        患者, 员工, 用户姓名, 乘客, 申请人, 宛先, 환자, 직원, 승객, ผู้ป่วย, พนักงาน, المريض, الموظف, मरीज,
        ostatnio edytował, zgłaszający, przypisano do, asignado a, assegnato a, atribuído a,
        toegewezen aan, created by, updated by, modified by, last modified by, edited by, opened by,
        closed by, resolved by, ordered by, authorized by, authorised by, uploaded by, submitted by,
        performed by, prepared by, verified by, cashier, waiter, technician, instructor, pilot,
        account name holder, representative, rep name, principal name investigator, investigator
        """);
    put(
        table,
        PARTY,
        """
        customer, client, contact, owner, manager, from, to, cc, bcc, sender, reply to, kunde, kundin,
        client e, cliente, klient, klientka, klant, kund, asiakas, müşteri, клиент, клиентка,
        покупатель, заказчик, отправитель, 客户, 用户, 顾客, お客様, お客さま, 顧客, 고객, 사용자, 고객님,
        ลูกค้า, ผู้ใช้, العميل, المستخدم, ग्राहक, उपयोगकर्ता, πελάτης, χρήστης, לקוח, cn, common name,
        account, account name, billing contact, shipping contact, subscriber, member, agent, buyer,
        seller, host name person, lead, consultant, benutzer, nutzer, nutzerin, utilisateur,
        usuario, usuário, utente, użytkownik, gebruiker, användare, käyttäjä, kullanıcı,
        пользователь, користувач, user display, persona, person, people, subject name, party,
        ship to, bill to, deliver to, sold to, empfänger, absender, destinataire, destinatario,
        remitente, mittente, expéditeur, odbiorca, nadawca, ontvanger, afzender, vastaanottaja
        """);
    put(
        table,
        LOGIN,
        """
        user, username, user name, login, login name, user id, userid, uid, usr, actor, principal,
        operator, changed by, deleted by, done by, executed by, impersonated by, on behalf of,
        initiator, initiated by, triggered by, requested user, remote user, auth user, current user,
        logged in user, owner id, author id, sub, ruser, suser, duser, acct, samaccountname, upn,
        user principal name, benutzername, nombre de usuario, nome utente,
        用户名, ユーザー, ユーザー名, 사용자명
        """);
    put(
        table,
        NAME,
        """
        name, nom, nome, namn, naam, navn, nimi, név, isim, nazwa, имя пользователя, nama, family,
        given, first, last, sn, ime i prezime, n
        """);
    PersonPhrases.before().forEach((words, sureness) -> putPhrase(table, words, sureness));
    put(
        table,
        NONE,
        """
        host name, file name, class name, thread name, table name, service name, app name,
        application name, queue name, pod name, container name, metric name, job name, task name,
        event name, node name, cluster name, group name, policy name, role name, rule name,
        domain name, server name, database name, db name, schema name, column name, field name,
        index name, key name, bucket name, topic name, image name, package name, module name,
        method name, function name, logger name, process name, program name, device name,
        interface name, driver class name, product name, project name, repo name, repository name,
        branch name, tag name, namespace name, resource name, secret name, config name, template name,
        image user, file owner group, company name, firm name, business name, bank name, shop name,
        store name, brand name, site name, page name, type name, display name attribute, city name,
        country name, street name, school name, hospital name, team name, game name, item name,
        tenant, tenant id, display name key, jdbc driver, driver class, network driver, log driver,
        storage driver, database owner, transaction manager, cache manager, session manager,
        resource manager, node manager, package manager, security manager, entity manager,
        state manager, connection manager, password manager, window manager, window name,
        user agent, http user agent, x forwarded user agent, agent version, driver version,
        valid from, copied from, sourced from, redirect from, redirect to, moved to, goto, go to,
        up to, relates to, belongs to, linked to, up from, apply to, respond to, bind to,
        date from, date to, time from, time to, from date, to date, range to, range from, as of,
        client type, client version, dns name, common name id, canonical name, unit name
        """);
    return table;
  }

  /** Words that announce names in sentences do so before a sign as well. */
  private static void putPhrase(Map<String, Integer> table, String words, int sureness) {
    if (sureness == PersonPhrases.ROLE) {
      table.putIfAbsent(words, PERSON);
    } else if (sureness == PersonPhrases.LIKELY && !UNSURE.contains(words)) {
      table.putIfAbsent(words, PARTY);
    }
  }

  private static void put(Map<String, Integer> table, int value, String words) {
    for (String word : words.strip().split("\\s*,\\s*", -1)) {
      if (!word.endsWith("_")) {
        table.put(word.replace('-', ' '), value);
      }
    }
  }
}
