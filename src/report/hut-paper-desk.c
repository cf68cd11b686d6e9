/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What papers of one printing share, and how values are said on them. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-paper-desk.h"

#include "base/hut-paths.h"
#include "domain/hut-divisions.h"
#include "domain/hut-mask.h"
#include "exchange/hut-media-type.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DISTRICT_DIGITS 6

/* The district that the street is in, by the code of its stream ("street/110108014"). */
static char *
find_district (HutStore *store)
{
  const char *slash = strrchr (hut_store_get_stream (store), '/');
  g_autofree char *code = slash != NULL ? g_strndup (slash + 1, DISTRICT_DIGITS) : NULL;
  g_autofree char *path = hut_paths_data_file ("divisions/beijing-areas.csv");
  g_autofree char *areas = NULL;

  return code != NULL && g_file_get_contents (path, &areas, NULL, NULL)
             ? hut_divisions_name (areas, code)
             : NULL;
}

HutPaperDesk *
hut_paper_desk_new (HutStore *store, HutReader *reader, HutPaperPrivacy privacy)
{
  HutPaperDesk *desk = g_new0 (HutPaperDesk, 1);
  g_autofree char *account = hut_reader_get_setting (reader, "account");

  desk->office = g_strdup_printf (_ ("%s Office"), hut_store_get_street_name (store));
  desk->district = find_district (store);
  desk->telephone = hut_reader_get_setting (reader, "office-telephone");
  desk->printed_by = hut_reader_account_name (reader, account);
  desk->printed_at = hut_time_now ();
  desk->privacy = privacy;
  desk->names = hut_case_names_new ();
  hut_case_names_read (desk->names, reader);
  desk->database = g_strdup (hut_store_get_path (store));
  desk->map_path = hut_store_get_map_path (store);
  return desk;
}

void
hut_paper_desk_free (HutPaperDesk *desk)
{
  if (desk == NULL)
    return;
  g_free (desk->office);
  g_free (desk->district);
  g_free (desk->telephone);
  g_free (desk->printed_by);
  g_free (desk->map_path);
  g_free (desk->database);
  hut_case_names_free (desk->names);
  g_free (desk);
}

void
hut_paper_desk_tell (const HutPaperDesk *desk, double fraction)
{
  if (desk->tell != NULL)
    desk->tell (fraction, desk->tell_data);
}

const char *
hut_paper_desk_community (const HutPaperDesk *desk, const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (desk->names->community_names, code) : NULL;

  return name != NULL ? name : code;
}

const char *
hut_paper_desk_unit (const HutPaperDesk *desk, const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (desk->names->unit_names, code) : NULL;

  return name != NULL ? name : hut_paper_desk_community (desk, code);
}

gboolean
hut_paper_desk_is_photo (const HutRecord *attachment)
{
  const HutMediaType *type = hut_media_type_find (hut_record_get_text (attachment, "media_type"));

  return type != NULL && type->class == HUT_MEDIA_PHOTO &&
         hut_record_get_text (attachment, "sha256") != NULL;
}

char *
hut_paper_desk_time (HutTime time)
{
  return time != 0 ? hut_time_format (time, hut_time_shown_zone (), "%Y-%m-%d %H:%M") : NULL;
}

HutPaper *
hut_paper_desk_begin (const HutPaperDesk *desk, HutPageTurn turn, const char *name)
{
  HutPageSetup setup = hut_page_setup_a4 (turn);

  return hut_paper_desk_begin_on (desk, &setup, name);
}

static char *
printed_words (const HutPaperDesk *desk)
{
  g_autofree char *time = hut_paper_desk_time (desk->printed_at);

  return desk->printed_by != NULL
             ? g_strdup_printf (_ ("Printed by %s, %s"), desk->printed_by, time)
             : g_strdup_printf (_ ("Printed %s"), time);
}

void
hut_paper_desk_set_internal (const HutPaperDesk *desk, HutPaper *paper)
{
  g_autofree char *printed = printed_words (desk);

  hut_paper_set_foot (paper, _ ("Internal: names people, not to be put up in public"), printed);
}

HutPaper *
hut_paper_desk_begin_on (const HutPaperDesk *desk, const HutPageSetup *setup, const char *name)
{
  HutPaper *paper = hut_paper_new (setup, name);
  g_autofree char *printed = printed_words (desk);

  hut_paper_set_office (paper, desk->office);
  hut_paper_set_foot (paper,
                      desk->privacy == HUT_PAPER_MASKED
                          ? _ ("Personal data masked")
                          : _ ("Contains personal data: keep safe, do not pass on"),
                      printed);
  return paper;
}

char *
hut_paper_desk_text (const HutPaperDesk *desk, const char *text)
{
  return desk->privacy == HUT_PAPER_MASKED ? hut_mask_telephones (text) : g_strdup (text);
}

char *
hut_paper_desk_value (const HutPaperDesk *desk, const HutRecord *record, const char *name)
{
  const HutField *field = hut_kind_field (record->kind, name);
  const HutValue *value = hut_record_get (record, name);

  if (value->type == HUT_VALUE_NONE)
    return NULL;
  if (field->privacy == HUT_PRIVACY_PERSONAL && desk->privacy == HUT_PAPER_MASKED)
    return hut_mask_value (name, value->type == HUT_VALUE_TEXT ? value->text : "?");
  if (g_str_equal (name, "community"))
    return g_strdup (hut_paper_desk_community (desk, value->text));
  if (g_str_equal (name, "lead") || g_str_equal (name, "unit"))
    return g_strdup (hut_paper_desk_unit (desk, value->text));
  if (field->type == HUT_FIELD_TIME)
    return hut_paper_desk_time (value->number);
  if (field->type == HUT_FIELD_TEXT)
    return hut_paper_desk_text (desk, value->text);
  return hut_field_to_text (field, value);
}
