package nightjar.redact;

/**
 * How names are written in scripts without capitals. Chinese and Korean names have two to four
 * characters and begin with a family name; Japanese ones have up to six, perhaps with a space. As
 * nothing tells where a name ends in these scripts, words that often follow one do.
 */
final class CaselessForm {
  private static final int MAX_HAN = 6;
  private static final int MAX_KANA = 15;
  private static final int MAX_WORD = 25;
  private static final int MAX_WORDS = 4;
  private static final char MIDDLE_DOT = '\u30FB';

  /** What follows a name in Chinese and Japanese. */
  private static final String[] BEHIND_HAN = {
    "先生", "女士", "小姐", "老师", "医生", "经理", "同学", "您", "的", "在", "已", "了", "请", "請", "被", "把", "提交",
    "申请", "创建", "更新", "删除", "上传", "下载", "修改", "登", "注册", "支付", "付款", "下单", "取消", "完成", "成功", "失败",
    "购买", "退", "访问", "挂号", "接单", "预约", "就诊", "入住", "签收", "取件", "提现", "充值", "转账", "开户", "办理", "确认",
    "电话", "手机", "搭乗", "様", "さん", "さま", "ちゃん", "くん", "君", "殿", "氏", "は", "が", "を", "に", "で", "の",
    "と", "へ", "も", "から"
  };

  /** Words that begin with a character of family names, or stand where a name might. */
  private static final String[] NO_NAMES = {
    "用户", "客户", "顾客", "会员", "余额", "权限", "信息", "数据", "名称", "名单", "密码", "编号", "列表", "管理", "操作", "类型",
    "状态", "时间", "地址", "查询", "设置", "系统", "服务", "资料", "关系", "行为", "任务", "文件", "订单", "单位", "账号", "账户",
    "帐号", "组", "不", "无", "未", "正", "将", "可", "向", "和", "与", "对", "由", "从", "到", "有", "没", "所", "为",
    "是", "全部", "方式", "安全", "高级", "金额", "路径", "程序", "计划", "项目", "经理", "番号", "様", "情報", "登録", "一覧",
    "管理者", "なし", "不明", "部", "係", "者", "名", "毛利", "白名", "黑名", "黄金", "包", "水平", "石油", "方案", "时", "年",
    "月", "日"
  };

  /** What follows a family name and a space in Japanese and is no given name. */
  private static final String[] NO_GIVEN = {
    "対応", "受付", "処理", "確認", "登録", "担当", "変更", "開始", "終了", "申請", "承認", "依頼", "配送", "発送", "注文", "電話",
    "住所", "来院", "予約", "搭乗", "配達", "退院", "入院", "診察", "不在", "電", "手机", "地址", "订单", "已", "未", "済",
    "登录", "成功", "失败", "年齢", "年龄", "性别", "性別", "生年", "部", "課"
  };

  /** What follows a name of three in Korean. */
  private static final String BEHIND_HANGUL = "님씨이가은는을를의께";

  private static final String[] THAI_VERBS = {
    "ได้", "เข้า", "ชำระ", "สั่ง", "ทำ", "ออก", "ลง", "ยืน", "ถูก", "เพิ่ม", "แก้", "ส่ง", "รับ",
    "โทร", "จ่าย", "เปิด", "ปิด", "ไม่", "ใหม่", "ใช้", "ระบบ"
  };

  private CaselessForm() {}

  /**
   * Where the name that begins at {@code at} ends, or -1.
   *
   * @param isSure from what stands around it, so that lists need not know it
   */
  static int end(CharSequence text, int at, boolean isSure) {
    if (at >= text.length()) {
      return -1;
    }
    return switch (Letters.of(text.charAt(at))) {
      case Letters.HAN -> hanEnd(text, at, isSure);
      case Letters.HANGUL -> hangulEnd(text, at, isSure);
      case Letters.UNSPACED -> thaiEnd(text, at, isSure);
      case Letters.PLAIN -> plainEnd(text, at, isSure);
      default -> -1;
    };
  }

  private static int hanEnd(CharSequence text, int at, boolean isSure) {
    if (standsAny(text, at, BEHIND_HAN) || standsAny(text, at, NO_NAMES)) {
      return -1;
    }
    int end = hanRun(text, at);
    int length = end - at;
    int family = familyLength(text, at, end);
    if (family == length && isSpaceBefore(text, end, Letters.HAN)) {
      int second = hanRun(text, end + 1);
      boolean isGiven =
          second > end + 1 && second - end - 1 <= 3 && !standsAny(text, end + 1, NO_GIVEN);
      return isGiven ? second : length > 1 || isSure ? end : -1;
    }
    if (isForeign(text, at, end)) {
      return length <= MAX_KANA ? end : -1;
    }
    if (family == 0) {
      return isSure && length >= 2 && length <= MAX_HAN ? end : -1;
    }
    if (length < 2 || (length == family && !isSure)) {
      return -1;
    }
    // Of four characters few are a name in Chinese; a sentence without spaces goes on in most.
    int longest = family == 1 ? isSure ? 4 : 3 : MAX_HAN;
    return length <= longest ? end : isSure ? at + family + 2 : -1;
  }

  private static boolean isForeign(CharSequence text, int at, int end) {
    for (int i = at; i < end; i++) {
      if (text.charAt(i) == MIDDLE_DOT) {
        return true;
      }
    }
    return false;
  }

  private static int hanRun(CharSequence text, int at) {
    int end = at;
    while (end < text.length()
        && end - at <= MAX_WORD
        && (Letters.of(text.charAt(end)) == Letters.HAN || text.charAt(end) == MIDDLE_DOT)
        && (end == at || !standsAny(text, end, BEHIND_HAN))) {
      end++;
    }
    return end;
  }

  /** Characters of the family name at {@code at}, 0 if it is none. */
  private static int familyLength(CharSequence text, int at, int end) {
    for (int length = Math.min(3, end - at); length > 0; length--) {
      if (Names.FAMILY.has(text, at, at + length)) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isSpaceBefore(CharSequence text, int at, int kind) {
    return at + 1 < text.length()
        && text.charAt(at) == ' '
        && Letters.of(text.charAt(at + 1)) == kind;
  }

  private static int hangulEnd(CharSequence text, int at, boolean isSure) {
    int end = runEnd(text, at, Letters.HANGUL);
    if (end - at == 1 && isSpaceBefore(text, end, Letters.HANGUL)) {
      int second = runEnd(text, end + 1, Letters.HANGUL);
      boolean isGiven = second - end - 1 == 2 || second - end - 1 == 3;
      return isGiven && Names.FAMILY.has(text, at, end) ? end + 3 : -1;
    }
    if (end - at > 2 && isBehindHangul(text, end - 1, end - at)) {
      end--;
    }
    if (end - at == 4 && "님씨".indexOf(text.charAt(end - 1)) >= 0) {
      end--; // 님이, 씨는
    }
    int length = end - at;
    boolean isFamily = Names.FAMILY.has(text, at, at + 1);
    if (Names.isNever(text, at, end)) {
      return -1;
    }
    return length >= 2 && length <= 4 && (isFamily || isSure) ? end : -1;
  }

  /** Of three syllables only the last of a title is none of the name. */
  private static boolean isBehindHangul(CharSequence text, int at, int length) {
    int place = BEHIND_HANGUL.indexOf(text.charAt(at));
    return place >= 0 && (length > 3 || place < 2);
  }

  private static int runEnd(CharSequence text, int at, int kind) {
    int end = at;
    while (end < text.length() && end - at <= MAX_WORD) {
      int of = Letters.of(text.charAt(end));
      if (of != kind && of != Letters.MARK) {
        break;
      }
      end++;
    }
    return end;
  }

  /** One word, or two if the second is no verb that often follows. */
  private static int thaiEnd(CharSequence text, int at, boolean isSure) {
    int end = runEnd(text, at, Letters.UNSPACED);
    boolean isWord = end - at >= 2 && end - at <= MAX_WORD && !standsAny(text, at, THAI_VERBS);
    if (!isWord || !(isSure || Names.isGiven(text, at, end))) {
      return -1;
    }
    if (isSpaceBefore(text, end, Letters.UNSPACED) && !standsAny(text, end + 1, THAI_VERBS)) {
      int second = runEnd(text, end + 1, Letters.UNSPACED);
      return second - end - 1 <= MAX_WORD ? second : end;
    }
    return end;
  }

  private static int plainEnd(CharSequence text, int at, boolean isSure) {
    int end = -1;
    int word = at;
    for (int words = 0; words < MAX_WORDS; words++) {
      int behind = runEnd(text, word, Letters.PLAIN);
      if (behind - word < 2 || behind - word > MAX_WORD || Names.isNever(text, word, behind)) {
        break;
      }
      boolean isKnown =
          Names.isKnown(text, word, behind) || (words == 0 && isNextKnown(text, behind));
      boolean isFamily = words > 0 && behind - word > 3 && Ascii.stands(text, word, "ال");
      if (!isKnown && !isFamily && !(isSure && (words < 2 || isLast(text, behind)))) {
        break;
      }
      end = behind;
      word = behind + 1;
      if (!isSpaceBefore(text, behind, Letters.PLAIN)) {
        break;
      }
    }
    return end;
  }

  private static boolean isNextKnown(CharSequence text, int at) {
    return isSpaceBefore(text, at, Letters.PLAIN)
        && Names.isKnown(text, at + 1, runEnd(text, at + 1, Letters.PLAIN));
  }

  private static boolean isLast(CharSequence text, int at) {
    return at == text.length() || "\"'`,;)]}|<\u060C\u0964".indexOf(text.charAt(at)) >= 0;
  }

  static boolean standsAny(CharSequence text, int at, String[] words) {
    for (String word : words) {
      if (Ascii.stands(text, at, word)) {
        return true;
      }
    }
    return false;
  }
}
