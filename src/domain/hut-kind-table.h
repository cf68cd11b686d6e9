/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Short words for the tables of fields; for the files that hold such tables, and no others. */

#define FIELDS(array) .fields = array, .n_fields = G_N_ELEMENTS (array)

#define PUBLIC HUT_PRIVACY_PUBLIC
#define INTERNAL HUT_PRIVACY_INTERNAL
#define PERSONAL HUT_PRIVACY_PERSONAL
#define FIELD HUT_MERGE_FIELD
#define GUARDED HUT_MERGE_GUARDED
#define SERVER HUT_MERGE_SERVER
#define HOME HUT_TO_HOME
#define COMM HUT_TO_COMMUNITY
#define DEPT HUT_TO_DEPT
#define ALL (HUT_TO_DEPT | HUT_TO_COMMUNITY)

#define VOID_REASON                                                                                \
  {                                                                                                \
    "void_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_ ("Reason for voiding"), NULL          \
  }
