/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down whose entries are codes with names: those of a field, or any others. One entry may
 * stand for no code.
 * Property: code (string, NULL: none chosen), notifies. */
#define HUT_TYPE_CODE_DROP_DOWN (hut_code_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (HutCodeDropDown, hut_code_drop_down, HUT, CODE_DROP_DOWN, GtkWidget)

GtkWidget *hut_code_drop_down_new (void);

/* The codes of @field; @none (may be NULL) is the name of the entry for no code. */
void hut_code_drop_down_set_field (HutCodeDropDown *self, const HutField *field, const char *none);

/* Begins anew, and adds an entry; @code NULL is the one for no code. What was chosen stays chosen
 * where its code comes again. */
void hut_code_drop_down_clear (HutCodeDropDown *self);
void hut_code_drop_down_add (HutCodeDropDown *self, const char *code, const char *name);

/* What it is for, as a name for who does not see the label beside it. */
void hut_code_drop_down_set_name (HutCodeDropDown *self, const char *name);

/* A code that is no entry is added under its own name, so that nothing is lost by showing it. */
void hut_code_drop_down_set_code (HutCodeDropDown *self, const char *code);
const char *hut_code_drop_down_get_code (HutCodeDropDown *self);

G_END_DECLS
