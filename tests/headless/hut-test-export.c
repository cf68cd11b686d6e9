/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The invented export, row by row from its number. */

#include "hut-test-export.h"

#include "hut-test-xlsx.h"

#define WRONG_DATE 20
#define TOO_LONG 33
#define FORMULA 47
#define TWICE 60 /* has the number of the row before */
#define ELSEWHERE 75
#define N_NEW 12

static const struct
{
  const char *heading;
  const char *field;
} columns[HUT_TEST_EXPORT_COLUMNS] = {
  { "市级编码", "order_number" },
  { "市民来电时刻", "created_at" },
  { "市民称呼", "caller" },
  { "回拨号码", "telephone" },
  { "诉求性质", "kind" },
  { "事项大类", "category" },
  { "事项中类", "category_2" },
  { "事项小类", "category_3" },
  { "诉求摘要标题", "title" },
  { "市民原话内容", "text" },
  { "问题发生位置", "address" },
  { "属地街镇", "street" },
  { "属地社居委", "community" },
  { "牵头承办科室", "lead" },
  { "派单下达时刻", "dispatched_at" },
  { "要求办结时刻", "due_at" },
  { "紧急情形", "urgency" },
  { "办理环节状态", "state" },
  { "处置反馈结果", "answer" },
  { "实际办结时刻", "done_at" },
  { "联系与否", "contacted" },
  { "解决与否", "resolved" },
  { "市民满意评价", "satisfaction" },
  { "回访评价时刻", "call_back_at" },
  { "热线备注", NULL },
};

static const struct
{
  const char *large, *middle, *small, *title, *text, *unit;
} matters[] = {
  { "市容环境", "环境卫生", "垃圾清运", "垃圾桶满溢未清运",
    "垃圾桶已经满了三天，周围散落不少厨余垃圾，气味很大，希望尽快安排清运并增加频次。",
    "城市管理科" },
  { "公共设施", "照明设施", "路灯", "路灯夜间不亮",
    "小区外侧的路灯连续几个晚上都不亮，老人夜间出行很不方便，请派人查看并修复。", "城市管理科" },
  { "物业管理", "设备维护", "电梯", "电梯频繁停运",
    "电梯本月停运四次，最长一次停了两天，高层住户上下楼十分困难，要求公布维修计划。",
    "社区建设科" },
  { "停车管理", "占道停车", "消防通道", "消防通道被占用",
    "消防通道长期停放车辆，多次提醒仍无人处理，一旦发生火情后果严重，请予以整治。",
    "综合行政执法队" },
  { "噪声扰民", "施工噪声", "夜间施工", "夜间施工影响休息",
    "附近工地夜里十一点之后仍在施工，噪声很大，影响周边居民休息，请核实并制止。",
    "综合行政执法队" },
};

static const char *const surnames[] = { "赵", "钱", "孙", "李", "周", "吴", "郑", "王" };
static const char *const kinds[] = { "投诉", "求助", "咨询", "建议", "投诉", "表扬" };
static const char *const communities[] = { "东楼社区", "西楼社区", "荷清苑社区", "蓝旗营社区" };
static const char *const estates[] = { "安和园", "松泉里", "柏林小区", "青竹院" };

const char *
hut_test_export_heading (guint column)
{
  return columns[column].heading;
}

const char *
hut_test_export_field (guint column)
{
  return columns[column].field;
}

/* ---- Cells ---- */

static void
add (GString *row, const char *text)
{
  g_autofree char *cell = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append_printf (row, "<c t=\"str\"><v>%s</v></c>", cell);
}

G_GNUC_PRINTF (2, 3)
static void
addf (GString *row, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add (row, text);
}

/* @minutes after the export begins, on the day @days later. */
static void
add_time (GString *row, guint days, guint minutes)
{
  addf (row, "2026-11-%02u %02u:%02u:00", 16 + days, 8 + minutes / 60 % 12, minutes % 60);
}

/* ---- What stands of an order on a day ---- */

typedef struct
{
  gboolean closed;
  gboolean called_back;
  gboolean pressing;
} Standing;

static Standing
standing_of (guint i, HutTestExportDay day)
{
  gboolean next = day == HUT_TEST_EXPORT_NEXT;
  /* On the first day some are done already, so that each word of the file is met. */
  gboolean early = i % 30 == 5 && i < HUT_TEST_EXPORT_ROWS;
  gboolean back = early || (next && i >= 100 && i < 111 && i != 105);

  return (Standing){ .closed = back || (next && (i < 22 && i != 5 && i != WRONG_DATE)),
                     .called_back = back,
                     .pressing = next && i >= 120 && i < 130 };
}

static void
add_results (GString *row, guint i, const Standing *standing)
{
  static const char *const contacted[] = { "已联络", "未联络" };
  static const char *const resolved[] = { "已解决", "未解决" };
  static const char *const grades[] = { "非常满意", "满意", "还行", "不满意" };
  guint n = i / 30 + i;

  add (row,
       standing->closed ? "已到现场处理完毕，并向来电市民作了说明，后续将加强日常巡查。" : NULL);
  if (standing->closed)
    add_time (row, 5, i);
  else
    add (row, NULL);
  add (row, standing->called_back ? contacted[n % 5 == 0 ? 1 : 0] : NULL);
  add (row, standing->called_back ? resolved[n % 3 == 0 ? 1 : 0] : NULL);
  add (row, standing->called_back ? grades[n % 4] : NULL);
  if (standing->called_back)
    add_time (row, 6, i);
  else
    add (row, NULL);
}

static void
add_what (GString *row, guint i, HutTestExportDay day)
{
  const guint kind = i % G_N_ELEMENTS (matters);
  guint building = 1 + i % 23;

  add (row, kinds[i % G_N_ELEMENTS (kinds)]);
  add (row, matters[kind].large);
  add (row, matters[kind].middle);
  add (row, matters[kind].small);
  if (i == FORMULA)
    add (row, "=HYPERLINK(\"http://example.invalid\")");
  else
    addf (row, "%s%u号楼%s", estates[i % 4], building, matters[kind].title);
  if (i == TOO_LONG && day == HUT_TEST_EXPORT_FIRST)
    {
      g_autofree char *line = g_strnfill (70000, 'x');

      add (row, line);
    }
  else
    addf (row, "来电人反映：%s%u号楼附近，%s", estates[i % 4], building, matters[kind].text);
  addf (row, "%s%u号楼%u单元", estates[i % 4], building, 1 + i % 4);
  add (row, i == ELSEWHERE ? "别处街道" : "清华园街道");
  add (row, communities[i % G_N_ELEMENTS (communities)]);
  add (row, matters[kind].unit);
}

static void
add_order (GString *rows, guint i, HutTestExportDay day)
{
  Standing standing = standing_of (i, day);

  g_string_append (rows, "<row>");
  addf (rows, "HKS2026%06u", i == TWICE ? i : i + 1);
  if (i == WRONG_DATE && day == HUT_TEST_EXPORT_FIRST)
    add (rows, "2026-02-30 08:00:00");
  else
    add_time (rows, i >= HUT_TEST_EXPORT_ROWS ? 1 : 0, i);
  addf (rows, "%s%s", surnames[i % G_N_ELEMENTS (surnames)], i % 2 == 0 ? "先生" : "女士");
  addf (rows, "100%08u", i * 7919 % 100000000);
  add_what (rows, i, day);
  add_time (rows, i >= HUT_TEST_EXPORT_ROWS ? 1 : 0, i + 25);
  if (i % 17 == 3)
    add (rows, NULL);
  else
    add_time (rows, 7, i + 25);
  add (rows, standing.pressing ? "特急" : i < 100 && i % 9 == 0 ? "紧急" : "平常");
  add (rows, standing.closed ? "已了结" : i % 10 == 4 ? "承办中" : "待接单");
  add_results (rows, i, &standing);
  add (rows, i % 6 == 0 ? "夜间来电" : NULL);
  g_string_append (rows, "</row>");
}

char *
hut_test_write_export (const char *dir, const char *name, HutTestExportDay day)
{
  guint n = HUT_TEST_EXPORT_ROWS + (day == HUT_TEST_EXPORT_NEXT ? N_NEW : 0);
  g_autoptr (GString) rows = g_string_new ("<row>");
  HutTestWorkbook workbook = { NULL };

  add (rows, "诉求办理情况明细表");
  g_string_append (rows, "</row><row>");
  for (guint i = 0; i < HUT_TEST_EXPORT_COLUMNS; i++)
    add (rows, columns[i].heading);
  g_string_append (rows, "</row>");
  for (guint i = 0; i < n; i++)
    add_order (rows, i, day);
  workbook.sheet_data = rows->str;
  return hut_test_write_xlsx (dir, name, &workbook);
}
