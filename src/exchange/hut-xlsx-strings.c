/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Shared strings: <sst><si>…<t>text</t>…</si></sst>. A run of rich text is <r><t>; a phonetic
 * guide is <rPh><t>, and says nothing new. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-xlsx-strings.h"

#include "exchange/hut-exchange-error.h"

#include <string.h>

#define MAX_BYTES (512 * 1024 * 1024)

struct _HutXlsxStrings
{
  GString *text;   /* each with its NUL */
  GArray *offsets; /* guint32 */
  gboolean in_text;
  gboolean in_phonetic;
  gsize start; /* of the string that is read */
};

void
hut_xlsx_text_append (GString *text, gsize start, const char *data, gsize length)
{
  gsize room = HUT_XLSX_MAX_TEXT - MIN (text->len - start, HUT_XLSX_MAX_TEXT);

  if (length > room)
    {
      length = room;
      while (length > 0 && ((guchar)data[length] & 0xc0) == 0x80)
        length--;
    }
  g_string_append_len (text, data, length);
}

static gboolean
read_escape (const char *at, gunichar *character)
{
  *character = 0;
  if (at[1] != 'x' || at[0] != '_')
    return FALSE;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return FALSE;
      *character = *character * 16 + g_ascii_xdigit_value (at[i]);
    }
  return at[6] == '_' && *character != 0 && g_unichar_validate (*character);
}

void
hut_xlsx_text_unescape (GString *text, gsize start)
{
  const char *from = strstr (text->str + start, "_x");
  char *to = (char *)from;
  gunichar character;

  if (from == NULL)
    return;
  while (*from != '\0')
    if (read_escape (from, &character))
      {
        to += g_unichar_to_utf8 (character, to);
        from += 7;
      }
    else
      *to++ = *from++;
  g_string_truncate (text, to - text->str);
}

static void
start_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
               int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
               const xmlChar **attributes)
{
  HutXlsxStrings *strings = hut_xml_feed_data (feed);

  if (g_str_equal (name, "t"))
    strings->in_text = !strings->in_phonetic;
  else if (g_str_equal (name, "rPh"))
    strings->in_phonetic = TRUE;
  else if (g_str_equal (name, "si"))
    strings->start = strings->text->len;
}

static void
end_string (HutXlsxStrings *strings, HutXmlFeed *feed)
{
  guint32 offset = strings->start;

  hut_xlsx_text_unescape (strings->text, strings->start);
  g_string_append_c (strings->text, '\0');
  g_array_append_val (strings->offsets, offset);
  if (strings->text->len + strings->offsets->len * sizeof offset > MAX_BYTES)
    hut_xml_feed_stop (feed, g_error_new_literal (HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE,
                                                  "has over 512 MiB of texts"));
}

static void
end_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  HutXlsxStrings *strings = hut_xml_feed_data (feed);

  if (g_str_equal (name, "t"))
    strings->in_text = FALSE;
  else if (g_str_equal (name, "rPh"))
    strings->in_phonetic = FALSE;
  else if (g_str_equal (name, "si"))
    end_string (strings, feed);
}

static void
characters (void *feed, const xmlChar *data, int length)
{
  HutXlsxStrings *strings = hut_xml_feed_data (feed);

  if (strings->in_text)
    hut_xlsx_text_append (strings->text, strings->start, (const char *)data, length);
}

HutXlsxStrings *
hut_xlsx_strings_read (HutZip *zip, const char *member, GError **error)
{
  static const xmlSAXHandler sax = { .startElementNs = start_element,
                                     .endElementNs = end_element,
                                     .characters = characters,
                                     .ignorableWhitespace = characters };
  HutXlsxStrings *strings = g_new0 (HutXlsxStrings, 1);

  strings->text = g_string_new (NULL);
  strings->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (member != NULL && !hut_zip_parse (zip, member, &sax, strings, error))
    g_clear_pointer (&strings, hut_xlsx_strings_free);
  return strings;
}

void
hut_xlsx_strings_free (HutXlsxStrings *strings)
{
  if (strings == NULL)
    return;
  g_string_free (strings->text, TRUE);
  g_array_unref (strings->offsets);
  g_free (strings);
}

const char *
hut_xlsx_strings_get (HutXlsxStrings *strings, guint64 index)
{
  if (index >= strings->offsets->len)
    return NULL;
  return strings->text->str + g_array_index (strings->offsets, guint32, index);
}
