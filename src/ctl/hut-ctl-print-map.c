/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl print map: a map of cases on one sheet. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "ctl/hut-ctl-filter.h"
#include "report/hut-map-sheet.h"
#include "report/hut-paper-pdf.h"
#include "report/hut-street-overlay.h"

#include <glib/gi18n.h>
#include <string.h>

/* What --view shows, in pixels of the map: a window of usual size. */
#define VIEW_WIDTH 1000
#define VIEW_HEIGHT 720

static const char usage[] =
    "--db F print map --out F.pdf [--page a4|a3] [--turn portrait|landscape] "
    "[--view LON,LAT,ZOOM | --area CODE] [--layers lanes,grids,communities,posts] "
    "[--heat count|lateness] [--text T] [--state S]";

typedef struct
{
  char *out;
  char *page;
  char *turn;
  char *view;
  char *area;
  char *layers;
  char *heat;
  char *text;
  char *state;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->out);
  g_free (asked->page);
  g_free (asked->turn);
  g_free (asked->view);
  g_free (asked->area);
  g_free (asked->layers);
  g_free (asked->heat);
  g_free (asked->text);
  g_free (asked->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* "116.32,40.00,16" */
static gboolean
read_view (const char *words, HutBox *box)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);
  double numbers[3];

  if (g_strv_length (parts) != G_N_ELEMENTS (numbers))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      char *end;

      numbers[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || *end != '\0')
        return FALSE;
    }
  if (!(numbers[0] >= -180 && numbers[0] <= 180 && numbers[1] >= -85 && numbers[1] <= 85 &&
        numbers[2] >= 0 && numbers[2] <= HUT_MAP_ZOOM_MAX))
    return FALSE;
  *box = hut_mercator_view (hut_point_from_degrees (numbers[0], numbers[1]), numbers[2], VIEW_WIDTH,
                            VIEW_HEIGHT);
  return TRUE;
}

/* Whether @words (or NULL) is one of the two; *@second says which. */
static gboolean
read_choice (const char *words, const char *const names[2], gboolean *second)
{
  *second = g_strcmp0 (words, names[1]) == 0;
  return words == NULL || *second || g_str_equal (words, names[0]);
}

static gboolean
read_sheet (const Asked *asked, HutMapSheet *sheet, HutStreetLayers *layers, gboolean *turned)
{
  static const char *const pages[] = { "a4", "a3" }, *const turns[] = { "portrait", "landscape" };
  static const char *const heats[] = { "count", "lateness" };
  gboolean a3, landscape, lateness;

  if (asked->out == NULL || (asked->view != NULL && asked->area != NULL) ||
      !read_choice (asked->page, pages, &a3) || !read_choice (asked->turn, turns, &landscape) ||
      !read_choice (asked->heat, heats, &lateness) ||
      (asked->layers != NULL && !hut_street_layers_parse (asked->layers, layers)) ||
      (asked->view != NULL && !read_view (asked->view, &sheet->box)))
    return FALSE;
  sheet->size = a3 ? HUT_PAGE_A3 : HUT_PAGE_A4;
  sheet->turn = landscape ? HUT_PAGE_LANDSCAPE : HUT_PAGE_PORTRAIT;
  if (asked->heat != NULL)
    sheet->heat = lateness ? HUT_HEAT_LATENESS : HUT_HEAT_COUNT;
  *turned = asked->turn != NULL;
  return TRUE;
}

static gboolean
print (HutCtlDesk *desk, const Asked *asked, HutMapSheet *sheet, HutStreetLayers layers,
       gboolean turned, GError **error)
{
  g_autoptr (HutPaperDesk) papers =
      hut_paper_desk_new (desk->store, desk->reader, HUT_PAPER_MASKED);
  g_autoptr (HutMapOverlay) overlay = NULL;
  g_autofree char *name = NULL;
  g_autoptr (HutPaper) paper = NULL;

  if (asked->view == NULL &&
      !hut_map_sheet_find_area (papers->map_path, asked->area, &sheet->box, &name, error))
    return FALSE;
  if (!turned)
    sheet->turn = hut_map_plan_turn (&sheet->box);
  sheet->place = name;
  if (layers != 0)
    {
      overlay = hut_street_overlay_new (desk->reader, layers, error);
      if (overlay == NULL)
        return FALSE;
      sheet->overlay = overlay;
    }
  paper = hut_map_sheet_new (sheet, papers, desk->store, desk->reader, NULL, error);
  return paper != NULL && hut_paper_write_pdf (paper, asked->out, NULL, NULL, NULL, error);
}

int
hut_ctl_print_map (const char *db, int argc, char **argv)
{
  g_auto (Asked) asked = { 0 };
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutCaseFilter) filter = NULL;
  HutMapSheet sheet = { HUT_BOX_EMPTY };
  HutStreetLayers layers = 0;
  GError *error = NULL;
  gboolean turned;
  int code;
  const GOptionEntry entries[] = {
    { "out", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &asked.out, NULL, NULL },
    { "page", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.page, NULL, NULL },
    { "turn", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.turn, NULL, NULL },
    { "view", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.view, NULL, NULL },
    { "area", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.area, NULL, NULL },
    { "layers", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.layers, NULL, NULL },
    { "heat", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.heat, NULL, NULL },
    { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.text, NULL, NULL },
    { "state", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &asked.state, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (usage, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || !read_sheet (&asked, &sheet, &layers, &turned))
    return hut_ctl_usage (usage);
  filter = hut_ctl_filter_new (asked.text, asked.state, &error);
  if (filter == NULL)
    return hut_ctl_fail (error);
  sheet.filter = filter;
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  if (!print (&desk, &asked, &sheet, layers, turned, &error))
    return hut_ctl_fail (error);
  g_print (g_dngettext (NULL, "%u page\n", "%u pages\n", 1), 1);
  return HUT_CTL_DONE;
}
