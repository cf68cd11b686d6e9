/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a row of a list of the council says and offers: members, speakers, voters, topics. A plain
 * value; the texts are its own. */
typedef struct
{
  char *label;        /* on a button; NULL ends the buttons */
  const char *action; /* is given the line's id; static */
  const char *style;  /* of the button, or NULL; static */
} HutCouncilButton;

#define HUT_COUNCIL_BUTTONS 4
#define HUT_COUNCIL_MORE 5

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
  HutCouncilButton buttons[HUT_COUNCIL_BUTTONS];
  HutCouncilButton more[HUT_COUNCIL_MORE]; /* in a menu behind them */
} HutCouncilLine;

HutCouncilLine *hut_council_line_new (const char *id);
void hut_council_line_free (HutCouncilLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCouncilLine, hut_council_line_free)

/* Adds a button; takes over @label. */
void hut_council_line_add_button (HutCouncilLine *line, char *label, const char *action,
                                  const char *style);

/* Adds what is seldom done to the menu behind the buttons; takes over @label. */
void hut_council_line_add_more (HutCouncilLine *line, char *label, const char *action);

/* A list of such rows. It is given all lines anew whenever something changed, and touches only the
 * rows that say something else: place, selection and keyboard stay. Main thread.
 *
 * Property: most (int): it is as high as its rows, up to so many pixels; where it is not set, as
 * high as there is room. Signals: selected (const char *id), by a person; activated (const char
 * *id). */
#define HUT_TYPE_COUNCIL_LIST (hut_council_list_get_type ())
G_DECLARE_FINAL_TYPE (HutCouncilList, hut_council_list, HUT, COUNCIL_LIST, GtkWidget)

/* Its name for who does not see the heading above it. */
void hut_council_list_set_name (HutCouncilList *self, const char *name);

/* Takes over @lines (HutCouncilLine). */
void hut_council_list_set_lines (HutCouncilList *self, GPtrArray *lines);

guint hut_council_list_get_count (HutCouncilList *self);

/* Selects the row of @id and activates it, as a person does. */
void hut_council_list_open (HutCouncilList *self, const char *id);

/* Marks @id (NULL: none) as selected, without the signal. */
void hut_council_list_select (HutCouncilList *self, const char *id);

G_END_DECLS
