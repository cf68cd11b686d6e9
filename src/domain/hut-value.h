/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/hut-point.h"
#include "base/hut-uid.h"

G_BEGIN_DECLS

/* What a field of a record holds. A plain value: copied by hut_value_copy(), emptied by
 * hut_value_clear(). What an INT or a TEXT means (a time, a code, a uid) is the field's type. */
typedef enum
{
  HUT_VALUE_NONE, /* absent; on the wire null or no member */
  HUT_VALUE_INT,
  HUT_VALUE_TEXT,
  HUT_VALUE_POINT,
} HutValueType;

typedef struct
{
  HutValueType type;
  union
  {
    gint64 number;
    char *text; /* owned, UTF-8, never empty: an empty text is NONE */
    HutPoint point;
  };
} HutValue;

#define HUT_VALUE_INIT                                                                             \
  {                                                                                                \
    .type = HUT_VALUE_NONE                                                                         \
  }

HutValue hut_value_int (gint64 number);
HutValue hut_value_point (HutPoint point);

/* A copy of @text in NFC; NULL and "" are NONE. */
HutValue hut_value_text (const char *text);

/* The text form of @uid. */
HutValue hut_value_uid (const HutUid *uid);

HutValue hut_value_copy (const HutValue *value);
void hut_value_clear (HutValue *value);
gboolean hut_value_equal (const HutValue *a, const HutValue *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutValue, hut_value_clear)

G_END_DECLS
