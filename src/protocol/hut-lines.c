/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines of a body. Pure. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-lines.h"

#include <string.h>

HutLines
hut_lines_init (gconstpointer bytes, gsize length)
{
  const char *start = bytes;

  return (HutLines){ start, start != NULL ? start + length : NULL, 0 };
}

gboolean
hut_lines_next (HutLines *lines, const char **line, gsize *length)
{
  while (lines->at < lines->end)
    {
      const char *start = lines->at;
      const char *stop = memchr (start, '\n', lines->end - start);

      lines->number++;
      lines->at = stop != NULL ? stop + 1 : lines->end;
      if (stop == NULL)
        stop = lines->end;
      if (stop > start && stop[-1] == '\r')
        stop--;
      if (stop == start)
        continue;
      *line = start;
      *length = stop - start;
      return TRUE;
    }
  return FALSE;
}
