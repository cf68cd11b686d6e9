/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files on their way to a case: known by content, stripped. What is stripped once is clean, and
 * not changed again. */

#include "fuzz.h"

#include "exchange/hut-attachment.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (HutAttachment) once = hut_attachment_new (bytes, "photo", NULL);
  g_autoptr (HutAttachment) again = NULL;

  if (once == NULL)
    return 0;
  again = hut_attachment_new (once->bytes, once->name, NULL);
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (once->bytes, again->bytes));
  g_assert_cmpstr (once->name, ==, again->name);
  return 0;
}
