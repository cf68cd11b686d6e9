/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* libarchive hands out a zip's members in one direction, so each hut_zip_begin() opens the file
 * anew: with a central directory that costs a few reads. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-zip.h"

#include "exchange/hut-exchange-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* A sheet of styled but empty cells packs 80 to 1, the best that deflate can is 1,030 to 1. */
#define MAX_RATIO 200
#define MAX_FREE (64 * 1024 * 1024)
#define MAX_BYTES (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define MAX_MEMBERS 10000
#define PIECE (64 * 1024)

struct _HutZip
{
  char *path;
  gint64 limit;
  struct archive *archive; /* at the member that is read, or NULL */
  gint64 done;
  gint64 size; /* that the file gives; 0: it does not */
};

struct _HutXmlFeed
{
  HutZip *zip;
  gpointer data;
  xmlParserCtxt *parser;
  GError *error;
  gboolean stopped;
  char buffer[PIECE];
};

static gboolean
fail (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED, what);
  return FALSE;
}

HutZip *
hut_zip_open (const char *path, GError **error)
{
  GStatBuf info;
  HutZip *zip;

  if (g_stat (path, &info) != 0)
    {
      int why = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (why), g_strerror (why));
      return NULL;
    }
  zip = g_new0 (HutZip, 1);
  zip->path = g_strdup (path);
  zip->limit = MIN (MAX_FREE + info.st_size * MAX_RATIO, MAX_BYTES);
  return zip;
}

static void
end_member (HutZip *zip)
{
  g_clear_pointer (&zip->archive, archive_read_free);
}

void
hut_zip_free (HutZip *zip)
{
  if (zip == NULL)
    return;
  end_member (zip);
  g_free (zip->path);
  g_free (zip);
}

/* Some writers use the other slash, or begin with one. */
static gboolean
is_member (struct archive_entry *entry, const char *member)
{
  const char *name = archive_entry_pathname (entry);
  g_autofree char *normal = name != NULL ? g_strdelimit (g_strdup (name), "\\", '/') : NULL;

  return normal != NULL && g_ascii_strcasecmp (normal + (*normal == '/'), member) == 0;
}

/* With @error NULL only whether it is there. */
static gboolean
find_member (HutZip *zip, const char *member, GError **error)
{
  struct archive_entry *entry;
  int result = ARCHIVE_OK;

  end_member (zip);
  zip->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (zip->archive);
  if (archive_read_open_filename (zip->archive, zip->path, PIECE) != ARCHIVE_OK)
    return fail (error, "not a zip file, or one that was cut short");

  for (int i = 0; i < MAX_MEMBERS && result != ARCHIVE_EOF; i++)
    {
      result = archive_read_next_header (zip->archive, &entry);
      if (result < ARCHIVE_WARN)
        return fail (error, "not a zip file, or one that was cut short");
      if (result == ARCHIVE_EOF || !is_member (entry, member))
        continue;
      if (archive_entry_is_encrypted (entry))
        return fail (error, "the file is under a password");
      zip->done = 0;
      zip->size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : 0;
      return TRUE;
    }
  g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED, "has no part %s", member);
  return FALSE;
}

gboolean
hut_zip_begin (HutZip *zip, const char *member, GError **error)
{
  if (find_member (zip, member, error))
    return TRUE;
  end_member (zip);
  return FALSE;
}

gboolean
hut_zip_has (HutZip *zip, const char *member)
{
  gboolean found = find_member (zip, member, NULL);

  end_member (zip);
  return found;
}

gssize
hut_zip_read (HutZip *zip, char *buffer, gsize size, GError **error)
{
  gssize n;

  g_assert (zip->archive != NULL);
  n = archive_read_data (zip->archive, buffer, size);
  if (n < 0)
    {
      fail (error, "a packed part is damaged or cut short");
      return -1;
    }
  zip->done += n;
  if (zip->done > zip->limit)
    {
      g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_TOO_LARGE,
                           "unpacks to far more than such a file can hold");
      return -1;
    }
  return n;
}

double
hut_zip_progress (HutZip *zip)
{
  return zip->size > 0 ? MIN ((double)zip->done / zip->size, 1.0) : 0.0;
}

/* A spreadsheet never has a document type; entities that grow without end come in one. */
static void
refuse_document_type (void *user_data, const xmlChar *name, const xmlChar *id, const xmlChar *uri)
{
  hut_xml_feed_stop (user_data, g_error_new_literal (HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED,
                                                     "a part declares a document type"));
}

static void
stay_silent (void *user_data, xmlError *error)
{
}

HutXmlFeed *
hut_xml_feed_new (HutZip *zip, const xmlSAXHandler *sax, gpointer data)
{
  HutXmlFeed *feed = g_new0 (HutXmlFeed, 1);
  xmlSAXHandler handler = *sax;

  handler.initialized = XML_SAX2_MAGIC;
  handler.internalSubset = refuse_document_type;
  handler.serror = stay_silent;
  feed->zip = zip;
  feed->data = data;
  feed->parser = xmlCreatePushParserCtxt (&handler, feed, NULL, 0, NULL);
  g_assert (feed->parser != NULL);
  xmlCtxtUseOptions (feed->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  return feed;
}

void
hut_xml_feed_free (HutXmlFeed *feed)
{
  if (feed == NULL)
    return;
  xmlFreeParserCtxt (feed->parser);
  g_clear_error (&feed->error);
  g_free (feed);
}

gpointer
hut_xml_feed_data (HutXmlFeed *feed)
{
  return feed->data;
}

void
hut_xml_feed_stop (HutXmlFeed *feed, GError *error)
{
  if (feed->error == NULL)
    feed->error = error;
  else
    g_clear_error (&error);
  feed->stopped = TRUE;
  xmlStopParser (feed->parser);
}

gboolean
hut_xml_feed_step (HutXmlFeed *feed, gboolean *more, GError **error)
{
  gssize n = hut_zip_read (feed->zip, feed->buffer, sizeof feed->buffer, error);
  int result;

  *more = FALSE;
  if (n < 0)
    return FALSE;
  result = xmlParseChunk (feed->parser, feed->buffer, n, n == 0);
  if (feed->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&feed->error));
      return FALSE;
    }
  if (feed->stopped)
    return TRUE;
  if (result != XML_ERR_OK && !feed->parser->wellFormed)
    return fail (error, "a part is not well-formed XML");
  *more = n > 0;
  return TRUE;
}

gboolean
hut_zip_parse (HutZip *zip, const char *member, const xmlSAXHandler *sax, gpointer data,
               GError **error)
{
  g_autoptr (HutXmlFeed) feed = NULL;
  gboolean more = TRUE;

  if (!hut_zip_begin (zip, member, error))
    return FALSE;
  feed = hut_xml_feed_new (zip, sax, data);
  while (more)
    if (!hut_xml_feed_step (feed, &more, error))
      return FALSE;
  end_member (zip);
  return TRUE;
}

/* Five pointers each: name, prefix, URI, begin and end of the value. */
const char *
hut_xml_attribute (const xmlChar **attributes, int n_attributes, const char *name, gsize *length)
{
  for (int i = 0; i < n_attributes; i++, attributes += 5)
    if (g_str_equal (attributes[0], name))
      {
        *length = attributes[4] - attributes[3];
        return (const char *)attributes[3];
      }
  return NULL;
}

char *
hut_xml_attribute_dup (const xmlChar **attributes, int n_attributes, const char *name)
{
  gsize length;
  const char *value = hut_xml_attribute (attributes, n_attributes, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}
