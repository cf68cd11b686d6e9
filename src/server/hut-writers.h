/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

G_BEGIN_DECLS

/* Who wrote each field of a record last: what the server needs to tell the later of two writers
 * and to name both. Kept as text beside the record; owned by one. */
typedef struct
{
  gint64 clock; /* hybrid clock of the writer, clamped to the server's time + 60 s */
  HutUid device;
  HutUid op;
} HutWriter;

typedef struct _HutWriters HutWriters;

/* All fields are @creator's. */
HutWriters *hut_writers_new (const HutWriter *creator);
void hut_writers_free (HutWriters *writers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWriters, hut_writers_free)

HutWriter hut_writers_get (const HutWriters *writers, const HutField *field);
void hut_writers_set (HutWriters *writers, const HutField *field, const HutWriter *writer);

/* The later of two: by clock, then device, then operation, so that it is the same in any order. */
gboolean hut_writer_is_later (const HutWriter *writer, const HutWriter *than);

/* {"":[clock,device,op],"title":[...]}: the creator's under no name. NULL where it is not that. */
char *hut_writers_print (const HutWriters *writers);
HutWriters *hut_writers_parse (const char *text);

G_END_DECLS
