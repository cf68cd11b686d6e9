/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is asked of a whole tree: a picture of it in words, and what must not be in it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

#include <string.h>

typedef struct
{
  GRegex *word;
  GRegex *allowed;
  GPtrArray *found;
} LatinHunt;

/* What GTK 4.8 answers where no name was set: "GtkEntry", "HutSidebar". */
static gboolean
is_type_name (const char *name)
{
  return g_regex_match_simple ("^(Gtk|Hut|Shumate)[A-Z][A-Za-z]+$", name, 0, 0);
}

/* ---- Dump ---- */

static const struct
{
  AtspiStateType state;
  const char *word;
} told_states[] = {
  { ATSPI_STATE_SELECTED, "selected" },     { ATSPI_STATE_CHECKED, "checked" },
  { ATSPI_STATE_PRESSED, "pressed" },       { ATSPI_STATE_EXPANDED, "expanded" },
  { ATSPI_STATE_FOCUSED, "focused" },       { ATSPI_STATE_EDITABLE, "editable" },
  { ATSPI_STATE_SELECTABLE, "selectable" },
};

static void
append_states (GString *out, HutNode *node)
{
  if (!hut_driver_has_state (node, ATSPI_STATE_SENSITIVE))
    g_string_append (out, " insensitive");
  for (guint i = 0; i < G_N_ELEMENTS (told_states); i++)
    if (hut_driver_has_state (node, told_states[i].state))
      g_string_append_printf (out, " %s", told_states[i].word);
}

static void
append_actions (GString *out, HutNode *node)
{
  g_autoptr (HutNodeAction) action = atspi_accessible_get_action_iface (node);
  int count = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  for (int i = 0; i < count; i++)
    {
      g_autofree char *name = atspi_action_get_action_name (action, i, NULL);

      if (name != NULL && !hut_driver_is_label_action (name))
        g_string_append_printf (out, " (%s)", name);
    }
}

static gboolean
visit_for_dump (HutNode *node, AtspiRole role, int depth, gpointer data)
{
  GString *out = data;
  g_autofree char *role_name = atspi_role_get_name (role);
  g_autofree char *name = hut_driver_name (node);
  g_autofree char *description = hut_driver_description (node);
  g_autofree char *text = hut_driver_text (node);

  g_string_append_printf (out, "%*s%s “%s”", depth * 2, "", role_name, name);
  if (*text != '\0' && !g_str_equal (text, name))
    g_string_append_printf (out, " text “%s”", text);
  if (*description != '\0')
    g_string_append_printf (out, " description “%s”", description);
  append_states (out, node);
  append_actions (out, node);
  g_string_append_c (out, '\n');
  return TRUE;
}

char *
hut_driver_dump (HutDriver *driver, HutNode *under)
{
  GString *out = g_string_new (NULL);

  hut_driver_walk (driver, under, visit_for_dump, out);
  return g_string_free (out, FALSE);
}

/* ---- Latin words ---- */

static void
hunt_in (LatinHunt *hunt, AtspiRole role, const char *part, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (hunt->word, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);

      if (hunt->allowed != NULL && g_regex_match (hunt->allowed, word, 0, NULL))
        continue;

      g_autofree char *role_name = atspi_role_get_name (role);

      g_ptr_array_add (hunt->found,
                       g_strdup_printf ("%s in the %s of %s “%s”", word, part, role_name, text));
    }
}

static gboolean
visit_for_latin (HutNode *node, AtspiRole role, int depth, gpointer data)
{
  g_autofree char *name = hut_driver_name (node);
  g_autofree char *description = hut_driver_description (node);
  g_autofree char *text = hut_driver_text (node);

  if (depth == 0) /* the program's own name is its file's */
    return TRUE;
  if (!is_type_name (name))
    hunt_in (data, role, "name", name);
  hunt_in (data, role, "description", description);
  if (!g_str_equal (text, name))
    hunt_in (data, role, "text", text);
  return TRUE;
}

GPtrArray *
hut_driver_latin_words (HutDriver *driver, const char *allowed)
{
  g_autoptr (GRegex) word = g_regex_new ("\\p{Latin}{2,}", G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *whole = g_strdup_printf ("^(?:%s)$", allowed != NULL ? allowed : "");
  g_autoptr (GRegex) let_pass = allowed != NULL ? g_regex_new (whole, 0, 0, NULL) : NULL;
  LatinHunt hunt = { word, let_pass, g_ptr_array_new_with_free_func (g_free) };

  g_assert_true (allowed == NULL || let_pass != NULL);
  hut_driver_walk (driver, NULL, visit_for_latin, &hunt);
  return hunt.found;
}

/* ---- Names ---- */

static gboolean
needs_name (AtspiRole role)
{
  switch (role)
    {
    case ATSPI_ROLE_PUSH_BUTTON:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_RADIO_BUTTON:
    case ATSPI_ROLE_COMBO_BOX:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_TEXT:
    case ATSPI_ROLE_PASSWORD_TEXT:
    case ATSPI_ROLE_SPIN_BUTTON:
    case ATSPI_ROLE_SLIDER:
    case ATSPI_ROLE_LIST_ITEM:
    case ATSPI_ROLE_MENU_ITEM:
    case ATSPI_ROLE_PAGE_TAB:
    case ATSPI_ROLE_LINK:
    case ATSPI_ROLE_LIST:
    case ATSPI_ROLE_TABLE:
    case ATSPI_ROLE_FRAME:
    case ATSPI_ROLE_LABEL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
visit_for_names (HutNode *node, AtspiRole role, int depth, gpointer data)
{
  GPtrArray *found = data;
  g_autofree char *name = hut_driver_name (node);

  if (needs_name (role) && (*name == '\0' || is_type_name (name)))
    {
      g_autofree char *role_name = atspi_role_get_name (role);
      g_autofree char *text = hut_driver_text (node);

      g_ptr_array_add (found, g_strdup_printf ("%s “%s” text “%s”", role_name, name, text));
    }
  return TRUE;
}

GPtrArray *
hut_driver_nameless (HutDriver *driver)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  hut_driver_walk (driver, NULL, visit_for_names, found);
  return found;
}
