/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The type of papers: fonts, inks, and texts broken into lines. All measures are points. A HutType
 * holds fonts of its own and is used by one thread at a time, any thread. */
typedef struct _HutType HutType;

typedef enum
{
  HUT_TYPE_FACE_BODY,
  HUT_TYPE_FACE_STRONG,
  HUT_TYPE_FACE_TABLE,
  HUT_TYPE_FACE_TABLE_HEAD,
  HUT_TYPE_FACE_NOTE,
  HUT_TYPE_FACE_HEADING,
  HUT_TYPE_FACE_TITLE,
  HUT_TYPE_FACE_FIGURE,
} HutTypeFace;

typedef enum
{
  HUT_INK_TEXT,
  HUT_INK_DIM,
  HUT_INK_LINE,
  HUT_INK_SHADE,
  HUT_INK_ACCENT,
} HutInk;

HutType *hut_type_new (void);
void hut_type_free (HutType *type);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutType, hut_type_free)

/* Where its fonts come from, for what is drawn beside texts. Owned by @type. */
PangoContext *hut_type_get_context (HutType *type);

void hut_type_set_ink (cairo_t *cr, HutInk ink);

/* A text broken into lines of one height. */
typedef struct _HutLines HutLines;

/* @text is shown as it is, never as markup; what is not UTF-8, and characters that control instead
 * of showing (those that turn the direction of writing among them), are taken out. Breaks where
 * Chinese may be broken; a word that is wider than @width is broken inside. NULL is no line. */
HutLines *hut_lines_new (HutType *type, HutTypeFace face, PangoAlignment align, double width,
                         const char *text);
void hut_lines_free (HutLines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLines, hut_lines_free)

guint hut_lines_get_n (const HutLines *lines);

/* From one line to the next. */
double hut_lines_get_height (const HutLines *lines);

/* The right end of the widest line, from the left edge of the width that it was broken into. */
double hut_lines_get_right (const HutLines *lines);

/* Draws line @n with the upper left corner of its height at @x, @y, in the source's colour. */
void hut_lines_draw (const HutLines *lines, guint n, double x, double y, cairo_t *cr);

G_END_DECLS
