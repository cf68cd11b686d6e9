/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/parser.h>

#include <glib.h>

G_BEGIN_DECLS

/* The members of an untrusted zip file, unpacked as a stream, one at a time. What a member may
 * unpack to is bounded by the size of the file, so that a small one cannot fill the machine.
 * One thread at a time. */
typedef struct _HutZip HutZip;

/* G_IO_ERROR, HUT_EXCHANGE_ERROR_DAMAGED. */
HutZip *hut_zip_open (const char *path, GError **error);
void hut_zip_free (HutZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutZip, hut_zip_free)

/* Begins to read @member (names are compared without case, as OPC does); ends the one before.
 * DAMAGED where there is none. */
gboolean hut_zip_begin (HutZip *zip, const char *member, GError **error);
gboolean hut_zip_has (HutZip *zip, const char *member);

/* The next bytes of the member, 0 at its end, -1 with DAMAGED or TOO_LARGE. */
gssize hut_zip_read (HutZip *zip, char *buffer, gsize size, GError **error);

/* How far the member is read, 0 to 1, by the size that the file gives. */
double hut_zip_progress (HutZip *zip);

/* The member that is begun, as a stream of XML for @sax (libxml2, SAX2). No entities but the five
 * of XML, no document type, nothing from outside. Another hut_zip_begin() ends it.
 * The user data of @sax's handlers is the feed itself: hut_xml_feed_data() is @data. */
typedef struct _HutXmlFeed HutXmlFeed;

HutXmlFeed *hut_xml_feed_new (HutZip *zip, const xmlSAXHandler *sax, gpointer data);
void hut_xml_feed_free (HutXmlFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutXmlFeed, hut_xml_feed_free)

gpointer hut_xml_feed_data (HutXmlFeed *feed);

/* Parses a piece; @more is FALSE at the end. */
gboolean hut_xml_feed_step (HutXmlFeed *feed, gboolean *more, GError **error);

/* For handlers: parse no further. Takes over @error; NULL: the rest is of no interest. */
void hut_xml_feed_stop (HutXmlFeed *feed, GError *error);

/* Begins @member and parses all of it. */
gboolean hut_zip_parse (HutZip *zip, const char *member, const xmlSAXHandler *sax, gpointer data,
                        GError **error);

/* The value of the attribute @name without its prefix, in SAX2's array; NULL where it is absent.
 * Not ended by NUL: @length long. */
const char *hut_xml_attribute (const xmlChar **attributes, int n_attributes, const char *name,
                               gsize *length);
char *hut_xml_attribute_dup (const xmlChar **attributes, int n_attributes, const char *name);

G_END_DECLS
