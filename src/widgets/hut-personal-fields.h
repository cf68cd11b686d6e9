/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The personal values of a form: masked, and not to be changed, until somebody asks. A mask is
 * never taken for what was typed. Main thread. */

typedef struct
{
  const char *field;
  const char *label; /* with a mnemonic, not translated yet: N_() */
  const char *mask;  /* as a value of which field hut_mask_value() takes it; NULL: of its own */
} HutPersonalField;

/* Where what asks for them stands: a button below the entries, or a link in the line of the first
 * one's label. */
typedef enum
{
  HUT_PERSONAL_ASK_BELOW,
  HUT_PERSONAL_ASK_BESIDE,
} HutPersonalAsk;

typedef struct _HutPersonalFields HutPersonalFields;

/* Appends an entry for each of @fields, which stay, to @box. @kept (NULL: of a new record) is kept
 * by the caller as long, and what is returned as long as @box can be used. Where @kept has none of
 * the values, they can be typed at once. */
HutPersonalFields *hut_personal_fields_new (GtkBox *box, const HutPersonalField *fields,
                                            guint n_fields, const HutRecord *kept,
                                            HutPersonalAsk ask);
void hut_personal_fields_free (HutPersonalFields *self);

/* Sets in @said what was typed; nothing where nobody asked. */
void hut_personal_fields_take (HutPersonalFields *self, HutRecord *said);

/* The entry of the field @i. */
GtkEditable *hut_personal_fields_get_entry (HutPersonalFields *self, guint i);

G_END_DECLS
