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

  /** A greeting: one word is enough before a comma or an exclamation mark. */
  static final int GREETING = 6;

  /** Of people alone: two words that no list knows are enough. */
  static final int ROLE = 7;

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
  static final String[] SUFFIXES = {
    "先生", "女士", "小姐", "様", "さん", "さま", "殿", "님", "씨", " 고객님", " 님", " 様", " さん", " 先生", " 회원님"
  };

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

  /** Before names, each with how sure they are. */
  static Map<String, Integer> before() {
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
        my name is, signed off by, on behalf of mr, attn, dear mr, dear mrs, dear ms, prof, prof dr,
        dr med, drs, mag, dipl ing, sig ra, gentile sig ra, gentile sig, estimada sra, prezado sr,
        prezada sra, sehr geehrte frau dr, sehr geehrter herr dr, bästa, αγαπητέ, αγαπητή, αξιότιμε,
        уважаемый г н, kære, kjære, dearest, drahý, drahá, milý, milá, szanowna, szanowny, драги,
        sevgili, kính gửi, yth, bapak, tuan, puan, estimat, benvolgut
        """);
    put(
        table,
        LIKELY,
        """
        callerid, caller id, resident, visitor, witness, reporter, notary, broker, insured, parent, son,
        sister, brother, mother, father, victim, heir, pilot, captain, rider, professor, customer, member, guest, driver, subscriber, tenant, recipient, sender, agent, operator,
        contact, manager, candidate, participant, client, buyer, seller, owner, author, committer,
        maintainer, host, lead, holder, card holder, shopper, approver, editor, trainer, coach, speaker,
        presenter, organizer, organiser, hello from, match, inserted, notify, notified, paged, paging,
        voucher for, package for, parcel for, letter to, mail to, mailed to, emailed to, sent by,
        forwarded to, forwarded by, assigned from, reopened by, unassigned from, shared with, shared by,
        met with, met, spoke to, spoke with, talked to, talked with, speaking with, chatted with,
        call with, calling, invited by, invited, inviting, interviewed by, referred by, referred to, seen at,
        signed for by, received by, collected by, picked up by, witnessed by, notarized by, countersigned by,
        verification for, verification of, check for, check on, change for, change of, role of, roles of,
        password of, password for, access for, account belonging to, notification to, notification for,
        notification sent to, transferred by, payable to, paid to, credited to, refunded to, loan to,
        claim of, claim by, claim from, complaint from, complaint by, feedback from, review by, review from,
        visit of, visit by, name, names, full name, first name, last name, maiden name, surname,
        user name is, formerly, alias, née, geb, geborene, geborener,
        left with neighbour, left with neighbor, neighbour, neighbor, shipping to, ship to, deliver to,
        delivering to, bill to, billed to, invoiced to, charged to, sold to, leased to, rented to,
        cc, on behalf, in the name of, im namen von, im auftrag von, au nom de, en nombre de, rückruf an, anruf an, mail an, brief an, überweisung an, zahlung an, zahlung von, gutschrift an,
        lieferung für, termin für, bestellung von, kündigung von, antrag von, rechnung für,
        begünstigter, empfänger, absender, auftraggeber, inhaber, karteninhaber, kontoinhaber, halter,
        virement à, virement de, paiement de, appel de, message de, commande de, destinataire,
        expéditeur, bénéficiaire, titulaire du compte, titulaire, pago de, pago a, transferencia a,
        llamada de, mensaje de, destinatario, remitente, beneficiario, titular, bonifico a, bonifico da,
        chiamata da, ordine di, mittente, intestatario, pagamento de, pagamento a, pagamento da,
        remetente, destinatário, beneficiário, przelew do, przelew od, wiadomość od, nadawca,
        odbiorca, betaling aan, betaling van, overboeking naar, ontvanger, afzender, betalning till,
        avsändare, mottagare, saaja, lähettäjä, получатель, отправитель, платеж от, перевод от,
        звонок от, заказ от, gönderen, alıcı, назначена на, назначен на, назначено на, ответственный,
        исполнитель, заявитель, вызов от, przypisane do, przypisana do, przypisany do, zlecone,
        pridelené, přiřazeno, hozzárendelve, atribuit,
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
        kunde, nutzer, nutzerin, benutzerin, zugewiesen an, erstellt von, bearbeitet von, freigegeben von, genehmigt von,
        gemeldet von, geändert von, ansprechpartner, ansprechpartnerin, fahrer, fahrerin, für herrn,
        herrn, lieferung an, rechnung an, termin mit, anruf von, nachricht von,
        client, cliente, utilisatrice, assigné à, assignée à,
        créé par, approuvé par, validé par, signé par, modifié par, demandé par, rendez vous avec,
        usuaria, asignado a, creado por,
        creada por, aprobado por, firmado por, modificado por, solicitado por, cita con, pedido de,
        assegnato a, creato da, approvato da,
        firmato da, modificato da, richiesto da, usuário, utilizador, atribuído a, criado por,
        aprovado por, assinado por, klient, przypisano do, utworzone przez, zatwierdzone przez, utworzony przez, podpisane przez,
        klant, toegewezen aan, aangemaakt door,
        goedgekeurd door, kund, tilldelad, skapad av, godkänd av, asiakas,
        käyttäjä, vastuuhenkilö, luonut, клиент, клиентка,
        пользователь, пользовательница, покупатель, назначено, создал, создала, создано,
        утвердил, подписал, користувач, клієнт, müşteri, kullanıcı, atanan, bruker, bruger, kunden,
        πελάτης, χρήστης, לקוח, לקוחה, משתמש, משתמשת, العميل, العميلة, المستخدم, ग्राहक, उपयोगकर्ता,
        khách hàng, pelanggan, pengguna, ügyfél, felhasználó, zákazník, zákaznice, uživatel, klientul,
        utilizatorul, kupac, korisnik, korisnica, stranka, uporabnik, zákazníčka, používateľ, 客户, 用户, 患者, 员工, 收件人, 联系人, 分配给, 顾客, 乘客, 会员, お客様, 担当者,
        担当, 고객, 사용자, 환자, 직원, 담당자, 회원
        """);
    put(
        table,
        GREETING,
        """
        hi, hello, hey, welcome, welcome back, goodbye, thanks, thank you, good morning,
        good afternoon, good evening, congratulations, happy birthday, hallo, guten tag, guten morgen,
        willkommen, moin, servus, grüezi, bonjour, bonsoir, salut, merci, bienvenue, hola, buenos días,
        buenas tardes, gracias, bienvenido, bienvenida, ciao, buongiorno, grazie, benvenuto, benvenuta,
        salve, olá, ola, oi, bom dia, obrigado, bem vindo, bem vinda, cześć, witaj, dzień dobry, beste,
        hoi, dag, welkom, hej, hejsan, hei, heippa, moi, tere, labas, sveiki, ahoj, dobrý den, zdravo,
        szia, helló, bună, привет, здравствуйте, добрый день, привіт, вітаємо, merhaba, selam,
        γεια σου, καλημέρα, xin chào, chào, halo, kia ora
        """);
    put(
        table,
        ROLE,
        """
        patient, employee, passenger, caller, callee, cardholder, student, teacher, applicant,
        beneficiary, doctor, nurse, physician, physiotherapist, surgeon, prescriber, colleague,
        supervisor, technician, courier, account holder, policy holder, policyholder, claimant,
        defendant, plaintiff, attendee, donor, cashier, adjuster, requester,
        requestor, assignee, guardian, spouse, wife, husband, daughter,
        voter, inmate, suspect, juror, attorney, lawyer,
        landlord, lessee, lessor, borrower, debtor, creditor, payee, payer,
        best regards, kind regards, regards, mit freundlichen grüßen, viele grüße, cordialement,
        saludos, cordiali saluti, atenciosamente, pozdrawiam, met vriendelijke groet, с уважением,
        emergency contact, next of kin, new hire, new starter, intern, trainee, candidate name, agent name,
        cyclist, babysitter, caregiver, carer, dentist, therapist, midwife,
        pharmacist, lecturer, pupil, alumnus, traveler, traveller, bride, groom, deceased,
        kundin, patientin, mitarbeiter, mitarbeiterin, ansprechpartner, ansprechpartnerin,
        sachbearbeiter, sachbearbeiterin, versicherte, versicherter, versicherungsnehmer,
        versicherungsnehmerin, antragsteller, antragstellerin, anrufer, anruferin, mieter, mieterin,
        vermieter, zeuge, zeugin, schüler, schülerin, fahrgast, kollege, kollegin, arzt, ärztin,
        abonné, abonnée, patiente, employé, employée, salarié, salariée, locataire, assuré, assurée,
        médecin, infirmière, élève, étudiant, étudiante, conducteur, conductrice, appelant,
        paciente, empleado, empleada, inquilino, inquilina, asegurado, asegurada, alumno, alumna,
        solicitante, pasajero, pasajera, conductor, médico, enfermera, paziente, dipendente, inquilina,
        assicurato, assicurata, studente, studentessa, passeggero, medico, funcionário, funcionária,
        passageiro, aluno, aluna, segurado, motorista, klientka, pacjent, pacjentka, pracownik,
        pracownica, pasażer, lekarz, lekarka, ubezpieczony, uczeń, kierowca, patiënt, patiënte,
        medewerker, medewerkster, huurder, verzekerde, leerling, chauffeur, potilas, työntekijä,
        anställd, medarbetare, elev, hyresgäst, пациент, пациентка, сотрудник, сотрудница, абонент,
        водитель, врач, студент, студентка, пассажир, заявитель, страхователь, арендатор, пацієнт,
        hasta, çalışan, öğrenci, yolcu, ασθενής, υπάλληλος, מטופל, מטופלת, חולה, עובד, עובדת, סטודנט,
        المريض, المريضة, الموظف, الموظفة, الطالب, الطالبة, المسافر, الطبيب, الدكتورة, السائق, मरीज,
        रोगी, कर्मचारी, यात्री, छात्र, डॉक्टर, bệnh nhân, nhân viên, pasien, karyawan, pacient, pacientka,
        zaměstnanec, zamestnanec, dokter, doktor, sopir, tài xế, bác sĩ, sürücü, kurye, atendente,
        consulente, vertragspartner, vertragspartnerin, conseiller, conseillère, asesor, asesora,
        doctora, enfermero, corriere, autista, estafeta, kurier, konsultant, konsultantka, bezorger,
        курьер, менеджер, кассир, оператор, лікар, водій, γιατρός, οδηγός, רופא, הרופא, נהג,
        לקוח שם, السائق, الممرضة, المندوب, ड्राइवर, चालक, मैनेजर, 医生, 护士, 司机, 收货人, 快递员, 骑手, 老师,
        学生, 病人, 住户, 业主, 乗客, 配達員, 医師, 看護師, 社員, 会員様, 運転手, 의사, 기사, 운전자, 간호사, 학생, 승객,
        배달원, 상담원, 회원님, 기사님, คนขับ, แพทย์, พยาบาล, นักเรียน, beteg, dolgozó, angajat, angajatul, bolesnik, zaposlenik, ansatt
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
        requested a, approved the, uploaded, committed, is out sick, is on leave, has resigned, resigned,
        has requested, has approved, has submitted, has uploaded, has been promoted, was promoted,
        was hired, was terminated, requested, approved, declined, accepted, rejected the, replied, wrote,
        authenticated, registered, subscribed, unsubscribed, enrolled, booked, purchased, ordered, paid,
        hat angerufen, hat gekündigt,
        hat gekauft, hat bestellt, inició sesión, solicitó, pagó, ha solicitado, fez o login,
        zapłacił, zapłaciła, logget inn, loggede ind, giriş yaptı, przyszedł, оплатил, оплатила,
        позвонил, позвонила, заказал, заказала, вошел в, вышла, вышел, commented on, submitted, hat sich, hat den, hat die,
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
