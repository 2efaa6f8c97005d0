package nightjar.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFieldsTest {
  private final Rule rule = new PersonFields();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"first_name\":\"‹Siobhán›\",\"last_name\":\"‹O'Brien›\",\"plan\":\"pro\"}",
        "customerName=‹Jean-Luc Picard› id=7",
        "cardholder=‹JOHN A SMITH› exp=12/29",
        "patient: ‹Krzysztof Wiśniewski›, ward 3",
        "patient=\"Dr. ‹Müller›\"",
        "owner: ‹Priya Sharma›, reviewer: ‹Tom Baker›",
        "From: ‹Anna Schmidt› <a@b.co>",
        "Signed-off-by: ‹Dmitri Volkov› <dv@example.org>",
        "cn=‹John Smith›,ou=people,dc=example",
        "name=\"‹Schmidt, Anna›\" email=x",
        "last_name=‹smith› first_name=‹maria›",
        "\"surname\": \"‹van den berg›\"",
        "recipient_name=‹Anna+Schmidt›&zip=1",
        "{\"name\":\"‹Xenia Qwelborn›\",\"email\":\"x\"}",
        "{\"name\":\"‹Anna Schmidt›\",\"role\":7}",
        "Kunde: ‹Müller› Vorname: ‹Jürgen›",
        "nom: x, prénom: ‹Élodie›",
        "apellidos=‹García Márquez›",
        "imię i nazwisko: ‹Łukasz Żak›",
        "клиент: ‹Анна Сергеевна Кузнецова› сумма=1200",
        "фамилия=‹Иванов›",
        "χρήστης: ‹Γιώργος Παπαδόπουλος›",
        "客户: ‹王小明› 已下单 order=88231",
        "姓名=‹李小龙›",
        "担当者: ‹山田太郎› 受付番号=10023",
        "氏名: ‹山田 太郎›",
        "고객: ‹김철수› 주문번호 1002",
        "이름=‹이영희› 로그인 성공",
        "ชื่อ: ‹สมชาย ใจดี›",
        "ग्राहक: ‹राजेश कुमार› भुगतान सफल",
        "العميل: ‹محمد علي حسن› تم الدفع",
        "לקוח: ‹יוסי כהן›",
      })
  void nameInAField_isFound(String marked) {
    MarkedText.check(rule, marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user=‹maria.garcia› action=login",
        "user=‹maria› result=ok",
        "username: ‹jean.dupont›",
        "login=\"‹anna›\"",
        "user=jdoe42 user=root user=www-data user=svc_backup",
        "user=app.service owner=org.postgres",
        "user=maria/admin user=maria@x user=maria:7",
      })
  void account_isFoundIfItIsAName(String marked) {
    MarkedText.check(rule, marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient=null, owner=root, author=system",
        "first_name=N/A last_name=<none> surname=- full_name=\"\"",
        "first_name: required, last_name: must not be empty",
        "customer=\"Acme Corp\" client=Contoso owner=platform-team",
        "owner: Platform Team, reviewer: Change Board",
        "author=\"The Apache Software Foundation\"",
        "name=nginx name=\"Payment Gateway\" file_name=Anna className=Maria",
        "{\"kind\":\"Pod\",\"name\":\"nginx-ingress\"}",
        "hostname=anna threadName=\"Maria Garcia\" queue.name=Martin",
        "From: Jenkins CI <c> To: Support <s>",
        "from=2026-11-23 to=/var/log user agent: Mozilla Firefox",
        "driver_class_name=Maria patient=is not allowed",
        "client=10.0.0.1 contact=com/example user 1234",
        "العميل: غير موجود",
        "用户: 登录失败 客户: 不存在 用户名=无",
        "고객: 없음",
      })
  void whatIsNoName_stays(String text) {
    MarkedText.check(rule, text);
  }
}
