/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl suggest-category`: learns from the cases of the file and says, for each row of a table
 * with a column `text` (and perhaps `title`), which category it looks like, how sure, and why. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-row-reader.h"
#include "hut-config.h"
#include "insight/hut-category-model.h"
#include "store/hut-reader-briefs.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEARNT_FROM 20000 /* newest cases */
#define NO_COLUMN G_MAXUINT

static const char USAGE[] = "--db F suggest-category --in TABLE [--json]";

static HutCategoryModel *
learn (const char *db, int *code)
{
  g_autoptr (HutStore) store = hut_ctl_open (db, code);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutReader) reader = NULL;
  g_autoptr (GPtrArray) briefs = NULL;
  HutCategoryModel *model;

  if (store == NULL)
    return NULL;
  reader = hut_reader_new (store, &error);
  if (reader != NULL)
    briefs = hut_reader_categorised (reader, LEARNT_FROM, &error);
  if (briefs == NULL)
    {
      *code = hut_ctl_fail (g_steal_pointer (&error));
      return NULL;
    }
  model = hut_category_model_train (briefs, HUT_CATEGORY_CALIBRATED);
  if (model == NULL)
    {
      g_printerr ("hutongctl: %s\n",
                  _ ("the file has too few cases with a category: two categories "
                     "of five cases each are needed"));
      *code = HUT_CTL_FAILED;
    }
  return model;
}

static guint
find_column (const HutRow *row, const char *name)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (g_ascii_strcasecmp (row->cells[i].text, name) == 0)
      return row->cells[i].column;
  return NO_COLUMN;
}

static char *
print_text (const HutCategorySuggestion *suggestion)
{
  g_autofree char *because = g_strjoinv (" ", suggestion->because);

  return g_strdup_printf ("%s  %.0f %%  %s\n", suggestion->category, suggestion->confidence * 100,
                          because);
}

static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

/* Not canonical, which knows no fractions. */
static char *
print_json (const HutCategorySuggestion *suggestion)
{
  GString *out = g_string_new ("{\"because\":[");
  g_autofree char *category = quote (suggestion->category);
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; suggestion->because[i] != NULL; i++)
    {
      g_autofree char *word = quote (suggestion->because[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? "," : "", word);
    }
  g_string_append_printf (
      out, "],\"category\":%s,\"confidence\":%s}\n", category,
      g_ascii_formatd (confidence, sizeof confidence, "%.3f", suggestion->confidence));
  return g_string_free (out, FALSE);
}

/* A row that nothing is known of is answered too, so that the lines of both stay beside each
 * other. */
static gboolean
answer (const HutCategoryModel *model, const char *title, const char *text, gboolean as_json)
{
  g_autoptr (HutCategorySuggestion) suggestion = hut_category_model_suggest (model, title, text);
  g_autofree char *line = suggestion == NULL ? g_strdup (as_json ? "{}\n" : "–\n")
                          : as_json          ? print_json (suggestion)
                                             : print_text (suggestion);

  return hut_ctl_print (line, strlen (line));
}

static gboolean
answer_rows (const HutCategoryModel *model, const char *path, gboolean as_json, GError **error)
{
  HutRowReader *reader = hut_row_reader_open (path, error);
  guint text = NO_COLUMN, title = NO_COLUMN;
  g_autoptr (GError) local = NULL;
  gboolean going = reader != NULL && hut_row_reader_select (reader, 0, &local);
  HutRow row;

  if (going && hut_row_reader_next (reader, &row, &local))
    {
      text = find_column (&row, "text");
      title = find_column (&row, "title");
    }
  if (going && local == NULL && text == NO_COLUMN)
    g_set_error (&local, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING,
                 _ ("%s: the first row names no column text"), path);
  while (local == NULL && going && hut_row_reader_next (reader, &row, &local))
    going = answer (model, title != NO_COLUMN ? hut_row_text (&row, title) : NULL,
                    hut_row_text (&row, text), as_json);
  if (reader != NULL)
    hut_row_reader_free (reader);
  if (local == NULL)
    return reader != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

int
hut_ctl_suggest_category (const char *db, int argc, char **argv)
{
  g_autofree char *in = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "in", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &in, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HutCategoryModel) model = NULL;
  GError *error = NULL;
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || in == NULL)
    return hut_ctl_usage (USAGE);
  model = learn (db, &code);
  if (model == NULL)
    return code;
  return answer_rows (model, in, as_json, &error) ? HUT_CTL_DONE : hut_ctl_fail (error);
}
