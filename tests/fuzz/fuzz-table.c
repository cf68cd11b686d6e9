/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The common part of the targets of both readers: bytes in a file without a name. */

#define G_LOG_DOMAIN "hutong-fuzz"

#include "fuzz-table.h"

#include "exchange/hut-case-mapper.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static GPtrArray *
presets (void)
{
  static GPtrArray *all = NULL;

  if (all == NULL)
    all = hut_preset_load_all (NULL);
  g_assert_nonnull (all);
  return all;
}

static void
check_row (const HutRow *row)
{
  g_assert_true (row->n_cells > 0 || row->damage != NULL);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_assert_true (*row->cells[i].text != '\0');
      g_assert_true (g_utf8_validate (row->cells[i].text, -1, NULL));
    }
}

static void
read_sheet (HutRowReader *reader, guint sheet, HutCaseMapper *mapper)
{
  HutRow row;

  if (!hut_row_reader_select (reader, sheet, NULL))
    return;
  while (hut_row_reader_next (reader, &row, NULL))
    {
      check_row (&row);
      if (mapper != NULL)
        {
          g_auto (HutMappedCase) mapped = { 0 };

          g_assert_true (hut_case_mapper_map (mapper, &row, &mapped) == (mapped.why == NULL));
        }
    }
}

static void
read_path (const char *path)
{
  g_autoptr (HutRowReader) reader = hut_row_reader_open (path, NULL);
  g_autoptr (HutMapping) mapping = NULL;
  g_autoptr (HutCaseMapper) mapper = NULL;
  guint sheet, heading_row;

  if (reader == NULL)
    return;
  mapping = hut_mapping_detect (reader, presets (), &sheet, &heading_row, NULL);
  if (mapping != NULL)
    mapper = hut_case_mapper_new (mapping, "street/110108014", NULL);
  for (guint i = 0; i < hut_row_reader_n_sheets (reader); i++)
    read_sheet (reader, i, mapper);
}

void
fuzz_table_read (const void *data, gsize size)
{
  int fd = memfd_create ("table", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, size);
  read_path (path);
  close (fd);
}
