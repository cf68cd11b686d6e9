/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUT_TILE_ERROR (hut_tile_error_quark ())

/* What a caller can do about tiles that do not come. */
typedef enum
{
  HUT_TILE_ERROR_OFFLINE,   /* no way to the server: try again later */
  HUT_TILE_ERROR_SLOW,      /* no whole answer in time: try again later */
  HUT_TILE_ERROR_BUSY,      /* asked too much, or the server is at its end: try again much later */
  HUT_TILE_ERROR_REFUSED,   /* the key is wrong or spent: a person has to look */
  HUT_TILE_ERROR_KEY,       /* the key is not at hand: a person has to give it */
  HUT_TILE_ERROR_MISSING,   /* there is no such tile */
  HUT_TILE_ERROR_NO_IMAGE,  /* an answer, but no picture: a page, a text, garbage */
  HUT_TILE_ERROR_TOO_LARGE, /* more bytes or dots than a tile may have */
  HUT_TILE_ERROR_FILE,      /* the file is not there, broken, empty or of another kind */
} HutTileError;

GQuark hut_tile_error_quark (void);

#define HUT_TILE_BYTES_MAX (2 * 1024 * 1024)
#define HUT_TILE_AT_ONCE 4 /* requests to one server */

/* Tiles from servers. Any thread may ask, several at once; each call blocks until the answer is
 * there. No redirect is followed and no cookie kept; an address may hold a key, so none is ever
 * logged or put into a message, not even by libsoup's own debug log. */
typedef struct _HutTileHttp HutTileHttp;

HutTileHttp *hut_tile_http_new (void);
void hut_tile_http_free (HutTileHttp *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileHttp, hut_tile_http_free)

/* What a server said about a tile. */
typedef struct
{
  GBytes *body; /* NULL: what is kept is still right */
  char *etag;
  char *modified;    /* as the server wrote it */
  gint64 good_until; /* seconds since 1970: until then it need not be asked again */
  gboolean private;  /* not to be kept on disk */
} HutTileAnswer;

void hut_tile_answer_free (HutTileAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTileAnswer, hut_tile_answer_free)

/* Asks for @url. @etag and @modified are of what is kept, or NULL. A refusal, a page, or a body
 * that is too large is an error of HUT_TILE_ERROR; G_IO_ERROR_CANCELLED where it was given up. */
HutTileAnswer *hut_tile_http_get (HutTileHttp *http, const char *url, const char *etag,
                                  const char *modified, GCancellable *cancellable, GError **error);

G_END_DECLS
