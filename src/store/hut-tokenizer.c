/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The CJK tokenizer. FTS5's own trigram tokenizer finds nothing for two characters, which is what
 * most Chinese words have; bigrams over every character (spaces and punctuation too) make a phrase
 * query an exact substring search. Stateless, so one instance serves all threads. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-tokenizer.h"

#include <glib.h>
#include <string.h>

/* Four bytes for each of two characters. */
#define TOKEN_MAX 12

static int
tokenizer_create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  *out = (Fts5Tokenizer *)&tokenizer_create;
  return SQLITE_OK;
}

static void
tokenizer_delete (Fts5Tokenizer *tokenizer)
{
}

/* The folded character at @at, written to @out; its length, and where the next begins. */
static int
fold (const char *at, const char *end, char *out, const char **next)
{
  gunichar character;

  /* Most that is written: an ideograph, U+4E00 to U+9FFF, which has no case. */
  if (end - at >= 3 &&
      (((guchar)at[0] >= 0xe5 && (guchar)at[0] <= 0xe9) ||
       ((guchar)at[0] == 0xe4 && (guchar)at[1] >= 0xb8)) &&
      ((guchar)at[1] & 0xc0) == 0x80 && ((guchar)at[2] & 0xc0) == 0x80)
    {
      memcpy (out, at, 3);
      *next = at + 3;
      return 3;
    }
  character = g_utf8_get_char_validated (at, end - at);

  if ((gint32)character < 0)
    {
      /* Not UTF-8: nothing of ours wrote it, so it only has to be skipped the same way always. */
      *out = *at;
      *next = at + 1;
      return 1;
    }
  *next = g_utf8_next_char (at);
  return g_unichar_to_utf8 (g_unichar_tolower (character), out);
}

static int
tokenizer_tokenize (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
                    int n_text, int (*emit) (void *, int, const char *, int, int, int))
{
  const char *at = text, *end = text + n_text;
  const char *next, *after;
  char token[TOKEN_MAX];
  int first, second, result = SQLITE_OK;
  gboolean query = (flags & FTS5_TOKENIZE_QUERY) != 0;

  if (n_text == 0)
    return SQLITE_OK;
  first = fold (at, end, token, &next);
  while (next < end && result == SQLITE_OK)
    {
      second = fold (next, end, token + first, &after);
      result = emit (context, 0, token, first + second, at - text, after - text);
      memmove (token, token + first, second);
      first = second;
      at = next;
      next = after;
    }
  /* The last character alone: what a search for one character needs; in a longer search it would
   * demand the end of the text. */
  if (result == SQLITE_OK && (!query || at == text))
    result = emit (context, 0, token, first, at - text, end - text);
  return result;
}

static fts5_api *
find_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

int
hut_tokenizer_register (sqlite3 *handle)
{
  static fts5_tokenizer tokenizer = { tokenizer_create, tokenizer_delete, tokenizer_tokenize };
  fts5_api *api = find_api (handle);

  if (api == NULL)
    return SQLITE_ERROR;
  return api->xCreateTokenizer (api, "hutong", NULL, &tokenizer, NULL);
}
