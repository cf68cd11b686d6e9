/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The boards of a street as files. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-board-batch.h"

#include "base/hut-file-stem.h"
#include "report/hut-board-paper.h"
#include "report/hut-paper-pdf.h"
#include "store/hut-reader-boards.h"

#include "hut-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PASSING ".hutong-boards-XXXXXX"

static const struct
{
  HutPageSize size;
  const char *ending;
} sizes[] = {
  { HUT_PAGE_A4, "-A4.pdf" },
  { HUT_PAGE_A3, "-A3.pdf" },
};

static gboolean
fail_file (GError **error, const char *what)
{
  int saved = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", what,
               g_strerror (saved));
  return FALSE;
}

/* Makes all of them in @passing; @names (char *) are what they are called. */
static gboolean
make_all (const HutPaperDesk *desk, GPtrArray *boards, const char *passing, GPtrArray *names,
          GCancellable *cancellable, GError **error)
{
  guint n = boards->len * G_N_ELEMENTS (sizes);

  for (guint i = 0; i < n; i++)
    {
      const HutBoard *board = boards->pdata[i / G_N_ELEMENTS (sizes)];
      g_autofree char *stem = hut_file_stem (board->code);
      char *name = g_strconcat (stem, sizes[i % G_N_ELEMENTS (sizes)].ending, NULL);
      g_autofree char *path = g_build_filename (passing, name, NULL);
      g_autoptr (HutPaper) paper =
          hut_board_paper_new (desk, board, sizes[i % G_N_ELEMENTS (sizes)].size);

      g_ptr_array_add (names, name);
      if (!hut_paper_write_pdf (paper, path, NULL, NULL, cancellable, error))
        return FALSE;
      hut_paper_desk_tell (desk, (i + 1.0) / n);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
put_all (GPtrArray *names, const char *passing, const char *folder, GError **error)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *from = g_build_filename (passing, names->pdata[i], NULL);
      g_autofree char *to = g_build_filename (folder, names->pdata[i], NULL);

      /* A link is replaced, never followed. */
      if (g_rename (from, to) != 0)
        return fail_file (error, to);
    }
  return TRUE;
}

static void
remove_passing (GPtrArray *names, const char *passing)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (passing, names->pdata[i], NULL);

      g_unlink (path);
    }
  g_rmdir (passing);
}

gboolean
hut_board_batch_write (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                       const char *lane, const char *folder, GCancellable *cancellable,
                       guint *written, GError **error)
{
  g_autoptr (GPtrArray) boards = hut_reader_boards (reader, office, lane, desk->printed_at, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *passing = g_build_filename (folder, PASSING, NULL);
  gboolean done;

  if (boards == NULL)
    return FALSE;
  if (boards->len == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           lane != NULL ? _ ("There is no lane of this code.")
                                        : _ ("There are no lanes yet."));
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0755) != 0)
    return fail_file (error, folder);
  if (g_mkdtemp (passing) == NULL)
    return fail_file (error, folder);
  done = make_all (desk, boards, passing, names, cancellable, error) &&
         put_all (names, passing, folder, error);
  remove_passing (names, passing);
  if (done && written != NULL)
    *written = names->len;
  return done;
}
