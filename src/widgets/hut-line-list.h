/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row of such a list says and offers. A plain value; the texts are its own. */
typedef struct
{
  char *label;        /* on a button; NULL ends the buttons */
  const char *action; /* is given the line's id; static */
  const char *style;  /* of the button, or NULL; static */
} HutLineButton;

#define HUT_LINE_BUTTONS 4
#define HUT_LINE_MORE 5

typedef struct
{
  char *id;   /* the uid of the record that it is about, as text */
  char *lead; /* before the title: a number; or NULL */
  char *title;
  char *note;                        /* below it, or NULL */
  char *end;                         /* at the right, or NULL */
  char *chip;                        /* a word on a ground of its own, or NULL */
  const char *chip_icon, *chip_tone; /* as of HutChip; static */
  guint depth;                       /* of a tree, from 0 */
  gboolean strong;                   /* the one that matters now */
  HutLineButton buttons[HUT_LINE_BUTTONS];
  HutLineButton more[HUT_LINE_MORE]; /* in a menu behind them */
} HutLine;

HutLine *hut_line_new (const char *id);
void hut_line_free (HutLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLine, hut_line_free)

/* Adds a button; takes over @label. */
void hut_line_add_button (HutLine *line, char *label, const char *action, const char *style);

/* Adds what is seldom done to the menu behind the buttons; takes over @label. */
void hut_line_add_more (HutLine *line, char *label, const char *action);

/* A list of such rows. It is given all lines anew whenever something changed, and touches only the
 * rows that say something else: place, selection and keyboard stay. Main thread.
 *
 * Property: most (int): it is as high as its rows, up to so many pixels; where it is not set, as
 * high as there is room. Signals: selected (const char *id), by a person; activated (const char
 * *id). */
#define HUT_TYPE_LINE_LIST (hut_line_list_get_type ())
G_DECLARE_FINAL_TYPE (HutLineList, hut_line_list, HUT, LINE_LIST, GtkWidget)

/* Its name for who does not see the heading above it. */
void hut_line_list_set_name (HutLineList *self, const char *name);

/* Takes over @lines (HutLine). */
void hut_line_list_set_lines (HutLineList *self, GPtrArray *lines);

guint hut_line_list_get_count (HutLineList *self);

/* Selects the row of @id and activates it, as a person does. */
void hut_line_list_open (HutLineList *self, const char *id);

/* Marks @id (NULL: none) as selected, without the signal. */
void hut_line_list_select (HutLineList *self, const char *id);

G_END_DECLS
