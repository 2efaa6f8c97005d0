package nightjar.redact;

import java.util.HashMap;
import java.util.Map;

/** Names of the months, long and short, as dates of twenty languages have them. */
final class MonthNames {
  /** By month, each name once. */
  private static final String[] NAMES = {
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia sty"
        + " tammikuuta tammikuu января янв січня ocak oca มกราคม ม.ค. يناير जनवरी",
    "february feb februar février fevr févr febrero febbraio fevereiro fev februari lutego lut"
        + " helmikuuta helmikuu февраля фев лютого şubat şub กุมภาพันธ์ ก.พ. فبراير फरवरी",
    "march mar märz mrz maerz mars marzo março marco maart marca maaliskuuta maaliskuu марта мар"
        + " березня mart มีนาคม มี.ค. مارس मार्च",
    "april apr avril avr abril abr aprile kwietnia kwi huhtikuuta huhtikuu апреля апр квітня nisan"
        + " nis เมษายน เม.ย. أبريل अप्रैल",
    "may mai mayo maggio mag maio mei maj maja toukokuuta toukokuu мая май травня mayıs พฤษภาคม"
        + " พ.ค. مايو मई",
    "june jun juni juin junio giugno giu junho czerwca cze kesäkuuta kesäkuu июня июн червня"
        + " haziran haz มิถุนายน มิ.ย. يونيو जून",
    "july jul juli juillet juil julio luglio lug julho lipca lip heinäkuuta heinäkuu июля июл липня"
        + " temmuz tem กรกฎาคม ก.ค. يوليو जुलाई",
    "august aug août aout agosto ago augustus augusti sierpnia sie elokuuta elokuu августа авг"
        + " серпня ağustos สิงหาคม ส.ค. أغسطس अगस्त",
    "september sep sept septembre septiembre settembre set setembro września wrz syyskuuta syyskuu"
        + " сентября сен вересня eylül กันยายน ก.ย. سبتمبر सितंबर",
    "october oct oktober okt octobre octubre ottobre ott outubro out października paź lokakuuta"
        + " lokakuu октября окт жовтня ekim ตุลาคม ต.ค. أكتوبر अक्टूबर",
    "november nov novembre noviembre novembro listopada lis marraskuuta marraskuu ноября ноя"
        + " листопада kasım พฤศจิกายน พ.ย. نوفمبر नवंबर",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia gru"
        + " joulukuuta joulukuu декабря дек грудня aralık ธันวาคม ธ.ค. ديسمبر दिसंबर",
  };

  private static final LabelWords WORDS = words();

  private MonthNames() {}

  private static LabelWords words() {
    Map<String, Integer> words = new HashMap<>();
    for (int month = 1; month <= NAMES.length; month++) {
      for (String name : NAMES[month - 1].split(" ", -1)) {
        words.put(name, month);
      }
    }
    return LabelWords.of(words);
  }

  /** 1 to 12, or 0 if no month's name starts at {@code at}. */
  static int number(CharSequence text, int at) {
    long found = at < text.length() ? WORDS.behind(text, at) : Span.NONE;
    return found == Span.NONE ? 0 : Span.start(found);
  }

  /** Behind the month's name at {@code at}, where one is. */
  static int end(CharSequence text, int at) {
    return Span.end(WORDS.behind(text, at));
  }
}
