package nightjar.redact;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words before and behind names of people in sentences, by how sure they are. */
final class PersonPhrases {
  /** Whatever has the form of a name is one. */
  static final int SURE = 1;

  /** The lists have to know the name. */
  static final int LIKELY = 2;

  /** As {@link #LIKELY}, and names of accounts as well. */
  static final int ACCOUNT = 3;

  /** The lists have to know both of its words. */
  static final int WEAK = 4;

  /** A common given name with another word behind. */
  static final int DOER = 5;

  /** Before names. */
  private static final LabelWords BEFORE = LabelWords.of(before());

  /** Behind names. */
  private static final LabelWords BEHIND = LabelWords.of(behind());

  /** The first words of all phrases: most words are none of them. */
  private static final NameList FIRST =
      NameList.of(
          Stream.concat(before().keySet().stream(), behind().keySet().stream())
              .map(PersonPhrases::firstWord)
              .collect(Collectors.joining(" ")));

  /** Chinese, Japanese and Korean titles that stand right behind a name. */
  static final String[] SUFFIXES = {"先生", "女士", "小姐", "様", "さん", "さま", "殿", "님", "씨"};

  private static final int MAX_WORD = 24;

  private PersonPhrases() {}

  private static String firstWord(String phrase) {
    return phrase.substring(0, wordEnd(phrase, 0));
  }

  /** Chinese and Japanese characters are words each. */
  private static int wordEnd(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && end - at < MAX_WORD && Letters.isLetter(text.charAt(end))) {
      end++;
      if (Letters.of(text.charAt(end - 1)) == Letters.HAN) {
        break;
      }
    }
    return end;
  }

  /** May a phrase start with the word that starts at {@code at}? */
  static boolean mayStart(CharSequence text, int at) {
    return FIRST.has(text, at, wordEnd(text, at));
  }

  /**
   * How sure a name is behind the phrase at {@code at}, and where it ends: as of a {@link Span}.
   */
  static long before(CharSequence text, int at) {
    long phrase = BEFORE.behind(text, at);
    return phrase == Span.NONE || isApart(text, Span.end(phrase)) ? phrase : Span.NONE;
  }

  /** Does a phrase that stands behind names start at {@code at}? */
  static boolean isBehind(CharSequence text, int at) {
    long phrase = BEHIND.behind(text, at);
    return phrase != Span.NONE && isApart(text, Span.end(phrase));
  }

  /** Does no word of Latin or another script with spaces go on there? */
  private static boolean isApart(CharSequence text, int end) {
    return end == text.length()
        || !Labels.isName(text.charAt(end))
        || Letters.of(text.charAt(end - 1)) == Letters.HAN;
  }

  private static Map<String, Integer> before() {
    Map<String, Integer> table = new HashMap<>();
    put(
        table,
        SURE,
        """
        dear, mr, mrs, ms, mister, dr, herr, frau, mme, mlle, monsieur, madame, señor, señora,
        señorita, signor, signora, signorina, senhor, senhora, doña, estimado, estimada, estimado sr,
        sr, sra, srta, sig, dott, dottor, dottssa, gentile, prezado, prezada, caro, cher, chère, chere,
        szanowny panie, szanowna pani, szanowny pan, pani, geachte heer, geachte mevrouw, mevrouw,
        geachte, sehr geehrter herr, sehr geehrte frau, sehr geehrter, sehr geehrte, lieber, liebe,
        kära, käre, hyvä, уважаемый, уважаемая, господин, госпожа, шановний, шановна, пан, пані, фио,
        sayın, sayin, kedves, tisztelt, vážený pane, vážená paní, stimate, dragă, poštovani,
        尊敬的, 亲爱的, श्री, श्रीमती, السيد, السيدة, الدكتور, κύριε, κυρία, κ, מר, גב,
        my name is, signed off by, on behalf of mr, attn
        """);
    put(
        table,
        LIKELY,
        """
        hi, hello, hey, welcome, welcome back, goodbye, thanks, thank you, customer, patient, employee,
        member, guest, passenger, caller, callee, driver, cardholder, student, teacher,
        subscriber, tenant, applicant, beneficiary, recipient, sender, agent, operator, doctor, nurse,
        physician, physiotherapist, contact, colleague, manager, supervisor, technician, courier,
        account holder, policy holder, policyholder, claimant, defendant, candidate, attendee,
        participant, resident, donor, visitor, client, buyer, seller, owner, cashier, witness, author,
        assigned to, reassigned to, delegated to, escalated to, transferred to, handed to, addressed to,
        delivered to, shipped to, sent to, belongs to, belonging to, granted to, issued to, call to,
        created by, approved by, signed by, requested by, updated by, reported by, closed by,
        opened by, submitted by, modified by, edited by, deleted by, reviewed by, authorized by,
        authorised by, uploaded by, resolved by, filed by, placed by, made by, written by, authored by,
        ordered by, booked by, cancelled by, canceled by, verified by, performed by, initiated by,
        changed by, taken by, commented by, acknowledged by, prescribed by, treated by, seen by, paid by,
        confirmed by, rejected by, declined by, accepted by, handled by, registered by, answered by,
        prepared by, checked by, completed by, posted by, raised by, released by, removed by, added by,
        locked by, unlocked by, disabled by, enabled by, triggered by, started by, on behalf of,
        behalf of, named, name is, called, contact, call from, message from, email from, mail from,
        letter from, request from, payment from, transfer from, order from, refund to, payment to,
        transfer to, invitation to, reminder to, email to, sms to, message to, appointment with,
        meeting with, interview with, call with, chat with, record of, profile of, account of,
        prescription for, appointment for, reservation for, booking for, order for, invoice for,
        account for, ticket for, record for, results for, report for, profile for, payslip for,
        salary of, policy of, reset for, login for, login of, login by, logged in as,
        impersonating, born to, married to, lives with, ms.,
        kunde, kundin, patientin, mitarbeiter, mitarbeiterin, nutzer, nutzerin, benutzerin,
        hallo, zugewiesen an, erstellt von, bearbeitet von, freigegeben von, genehmigt von,
        gemeldet von, geändert von, ansprechpartner, ansprechpartnerin, fahrer, fahrerin, für herrn,
        herrn, lieferung an, rechnung an, termin mit, anruf von, nachricht von,
        bonjour, client, cliente, patiente, utilisatrice, employé, assigné à, assignée à,
        créé par, approuvé par, validé par, signé par, modifié par, demandé par, rendez vous avec,
        hola, buenos días, paciente, usuaria, empleado, empleada, asignado a, creado por,
        creada por, aprobado por, firmado por, modificado por, solicitado por, cita con, pedido de,
        ciao, buongiorno, paziente, dipendente, assegnato a, creato da, approvato da,
        firmato da, modificato da, richiesto da, olá, ola, usuário, utilizador, atribuído a, criado por,
        aprovado por, assinado por, cześć, witaj, klient, klientka, pacjent, pacjentka,
        pracownik, przypisano do, utworzone przez, zatwierdzone przez, utworzony przez, podpisane przez,
        beste, hoi, klant, patiënt, medewerker, toegewezen aan, aangemaakt door,
        goedgekeurd door, hej, kund, tilldelad, skapad av, godkänd av, hei, asiakas, potilas,
        käyttäjä, työntekijä, vastuuhenkilö, luonut, клиент, клиентка, пациент, пациентка,
        пользователь, сотрудник, сотрудница, абонент, покупатель, назначено, создал, создала, создано,
        утвердил, подписал, привет, здравствуйте, користувач, клієнт, müşteri, hasta, kullanıcı, atanan,
        merhaba, πελάτης, χρήστης, ασθενής, זלי, לקוח, משתמש, العميل, المريض, المستخدم, الموظف,
        ग्राहक, मरीज, उपयोगकर्ता, 客户, 用户, 患者, 员工, 收件人, 联系人, 分配给, 顾客, 乘客, 会员, お客様, 担当者,
        担当, 고객, 사용자, 환자, 직원, 담당자, 회원
        """);
    put(table, WEAK, "from, to, for, with, and, mit, für, per, pour, para, con, dla, voor, för");
    put(table, DOER, "by, von, par, por, da, przez, door, av");
    put(
        table,
        ACCOUNT,
        """
        user, login, account, username, invalid user, for user, session for,
        utilisateur, usuario, usuária, utente, benutzer, gebruiker, użytkownik, användare
        """);
    return table;
  }

  private static Map<String, Integer> behind() {
    Map<String, Integer> table = new HashMap<>();
    put(
        table,
        LIKELY,
        """
        logged in, logged out, logged on, logged off, signed in, signed out, signed up, signed the,
        has signed, has logged, has called, has left, has joined, has been admitted, called, clocked in,
        clocked out, checked in, checked out, joined the, left the, was admitted, was discharged,
        requested a, approved the, uploaded, commented on, submitted, hat sich, hat den, hat die,
        wurde aufgenommen, ha iniciado, ha firmado, ha effettuato, ha firmato,
        entrou, fez login, zalogował się, zalogowała się, is ingelogd, heeft, loggade in, kirjautui,
        вошел, вошла, вошёл, создал, создала, bey, hanım, जी
        """);
    return table;
  }

  private static void put(Map<String, Integer> table, int value, String words) {
    for (String word : words.strip().split("\\s*,\\s*", -1)) {
      if (word.indexOf('.') < 0) {
        table.put(word, value);
      }
    }
  }
}
