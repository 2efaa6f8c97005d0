package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonSentencesTest {
  private final Rule rule = new PersonSentences();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear ‹Anna Schmidt›, your order 492 has shipped",
        "msg=Dear ‹Anna Schmidt›, your order",
        "Hi ‹Maria›! Welcome back, ‹John Smith›.",
        "Mr. ‹Smith› called; Ms ‹Jane Doe› and Dr. ‹McDonald›",
        "Mrs ‹J. R. R. O'Neill-Brown› paid",
        "ticket 4711 assigned to ‹Jean-Luc Picard› by ‹Beverly Crusher›",
        "approved by ‹Priya Sharma› (finance)",
        "customer ‹Maria Garcia› placed order 7",
        "refund for \"‹Anna Kowalska›\"",
        "User ‹Maria Garcia› logged in from home",
        "‹Anna Schmidt› logged in",
        "user=‹Anna› logged in",
        "on behalf of ‹Tom van den Berg›",
        "Invalid user ‹maria› from 10.0.0.1",
        "session opened for user ‹jean.dupont› by (uid=0)",
        "Sehr geehrte Frau ‹Müller-Lüdenscheidt›, Ihr Vertrag",
        "Kunde ‹Müller› hat bezahlt, zugewiesen an ‹Jürgen Weber›",
        "Bonjour Mme ‹Élodie Lefèvre›, votre commande",
        "Estimado Sr. ‹García Márquez›: su pedido fue creado por ‹Lucía Fernández›",
        "Gentile Dott. ‹Giuseppe Bianchi›, il referto",
        "Prezada Sra. ‹Conceição da Silva›, bem-vinda",
        "Szanowny Panie ‹Krzysztof Wiśniewski›, konto",
        "Geachte heer ‹van den Berg›, uw afspraak",
        "Hej ‹Åsa Lindström›, ditt konto",
        "Hyvä ‹Väinö Mäkelä›, tilauksesi",
        "Уважаемый ‹Иван Петров›, ваш заказ",
        "Пользователь ‹Иван Петров› вошел в систему",
        "Sayın ‹Ayşe Yılmaz›, işleminiz",
        "κύριε ‹Γιώργο Παπαδόπουλε›,",
        "尊敬的‹李娜›女士,您好",
        "用户‹张伟›登录成功",
        "‹佐藤花子›様 ご予約を承りました",
        "‹김철수›님 로그인",
        "ลูกค้า คุณ‹สมชาย ใจดี› ชำระเงินแล้ว",
        "السيد ‹محمد علي›,",
        "श्री ‹राजेश कुमार› जी",
        "Hi ‹Chidinma›, your code; Cześć ‹Xbrtla›!",
        "patient ‹Xbrtl Qwyzz› admitted, next of kin ‹Dbrta Qwyzz›",
        "Patient ‹SMITH, JOHN› MRN 00112",
        "met with ‹Theodora Vlahos› about the contract",
        "callerid \"‹Desmond Oyelowo›\"",
        "signed for by ‹M. Castellanos› at door",
        "Заявка назначена на ‹Кузнецов А. В.›",
        "المستخدم ‹محمد الأحمد› سجل الدخول",
        "‹김영희›님이 로그인했습니다",
        "מטופל ‹רחל כהן› אושפז",
      })
  void nameBesideItsWords_isFound(String marked) {
    MarkedText.check(rule, marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Started by user Jenkins, node Jordan, label Paris",
        "user Unknown not found; contact Support",
        "connection closed by Jenkins Pipeline",
        "handled by Request Handler, processed by Apache Kafka, approved by Change Board",
        "by Victoria Metrics, from Spring Boot, for Linux Kernel, to Amazon Web Services",
        "INFO User Service started, User Agent Mozilla, Driver Manager loaded, Client Hello",
        "Dear Customer, Dear Sir or Madam, Dear Team, Hello World",
        "Dear Valued Customer, Hi there, Welcome to Nightjar",
        "Invalid user admin from 1.2.3.4, user postgres, user www-data",
        "updated by 12 on Jan 5, called at 12, driver 5 called",
        "customer Error, member Functions, guest OS booted, patient Monitor online",
        "by MariaDb, by AnnaService, by Maria.Garcia.class, by Maria/Garcia, by Maria_Garcia",
        "Error called from Maria::run",
        "用户登录失败 用户余额不足 用户权限不足 用户密码错误 尊敬的用户您好",
        "ผู้ใช้ไม่พบ",
        "العميل غير موجود",
        "고객님 안녕하세요",
      })
  void whatIsNoName_stays(String text) {
    MarkedText.check(rule, text);
  }
}
