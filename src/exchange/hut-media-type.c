/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Forms of files by their first bytes; of zip archives by a name that must be in them, which stands
 * in the archive in clear: nothing is unpacked. Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-media-type.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPENXML "application/vnd.openxmlformats-officedocument."

typedef struct
{
  HutMediaType type;
  const char *start;
  gsize start_length;
  const char *inside; /* of an archive: the name of its main part; or NULL */
} Form;

#define START(bytes) bytes, sizeof bytes - 1
#define ZIP START ("PK\x03\x04")
#define OLD_OFFICE START ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

/* clang-format off */

static const Form forms[] = {
  { { "image/jpeg", "jpg;jpeg", N_("Photograph"), HUT_MEDIA_PHOTO },
    START ("\xff\xd8\xff"), NULL },
  { { "image/png", "png", N_("Picture"), HUT_MEDIA_PHOTO },
    START ("\x89PNG\r\n\x1a\n"), NULL },
  { { "image/webp", "webp", N_("Picture"), HUT_MEDIA_PHOTO },
    START ("RIFF"), NULL },
  { { "application/pdf", "pdf", N_("PDF document"), HUT_MEDIA_PAPER },
    START ("%PDF-"), NULL },
  { { OPENXML "wordprocessingml.document", "docx", N_("Word document"), HUT_MEDIA_PAPER },
    ZIP, "word/document.xml" },
  { { OPENXML "spreadsheetml.sheet", "xlsx", N_("Excel table"), HUT_MEDIA_PAPER },
    ZIP, "xl/workbook.xml" },
  { { OPENXML "presentationml.presentation", "pptx", N_("Slides"), HUT_MEDIA_PAPER },
    ZIP, "ppt/presentation.xml" },
  { { "application/ofd", "ofd", N_("OFD document"), HUT_MEDIA_PAPER },
    ZIP, "OFD.xml" },
  { { "application/msword", "doc;wps", N_("Word document"), HUT_MEDIA_PAPER },
    OLD_OFFICE, NULL },
  { { "application/vnd.ms-excel", "xls;et", N_("Excel table"), HUT_MEDIA_PAPER },
    OLD_OFFICE, NULL },
  { { "application/vnd.ms-powerpoint", "ppt;dps", N_("Slides"), HUT_MEDIA_PAPER },
    OLD_OFFICE, NULL },
};

/* clang-format on */

static gboolean
holds (const char *bytes, gsize length, const char *words)
{
  gsize n = strlen (words);
  const char *end = bytes + length;

  for (const char *at = bytes; (gsize)(end - at) >= n; at++)
    {
      at = memchr (at, words[0], end - at - n + 1);
      if (at == NULL)
        return FALSE;
      if (memcmp (at, words, n) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
form_fits (const Form *form, const char *bytes, gsize length, const char *name)
{
  if (length < form->start_length || memcmp (bytes, form->start, form->start_length) != 0)
    return FALSE;
  if (g_str_equal (form->start, "RIFF"))
    return length >= 12 && memcmp (bytes + 8, "WEBP", 4) == 0;
  if (form->inside != NULL)
    return holds (bytes, length, form->inside);
  return (guint8)form->start[0] != 0xd0 || hut_media_type_fits_name (&form->type, name);
}

const HutMediaType *
hut_media_type_guess (GBytes *bytes, const char *name)
{
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (form_fits (&forms[i], content, length, name))
      return &forms[i].type;
  return NULL;
}

const HutMediaType *
hut_media_type_find (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i].type.type, type) == 0)
      return &forms[i].type;
  return NULL;
}

const char *
hut_media_type_label (const HutMediaType *type)
{
  return g_dgettext (GETTEXT_PACKAGE, type->label);
}

gboolean
hut_media_type_fits_name (const HutMediaType *type, const char *name)
{
  g_auto (GStrv) endings = g_strsplit (type->endings, ";", -1);
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  for (guint i = 0; dot != NULL && endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
hut_media_type_patterns (void)
{
  g_autoptr (GString) patterns = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) endings = g_strsplit (forms[i].type.endings, ";", -1);

      for (guint j = 0; endings[j] != NULL; j++)
        {
          g_autofree char *upper = g_ascii_strup (endings[j], -1);

          g_string_append_printf (patterns, "%s*.%s;*.%s", patterns->len > 0 ? ";" : "", endings[j],
                                  upper);
        }
    }
  return g_string_free (g_steal_pointer (&patterns), FALSE);
}
