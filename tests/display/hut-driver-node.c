/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading one node of the tree, and acting on it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

/* How far below a node the part that acts for it may be: the button inside a menu button, the
 * widget inside a row of a list. */
#define ACTOR_DEPTH 2

typedef enum
{
  WAIT_NAME,
  WAIT_TEXT,
  WAIT_STATE,
} WaitKind;

typedef struct
{
  HutNode *node;
  WaitKind kind;
  const char *pattern;
  AtspiStateType state;
  gboolean present;
} NodeWait;

/* ---- Reading ---- */

static char *
or_empty (char *text)
{
  return text != NULL ? text : g_strdup ("");
}

/* What @node's label says, or "". A label that no screen reader is to meet has its words as text
 * only. */
static char *
name_by_label (HutNode *node)
{
  g_autoptr (GArray) relations = atspi_accessible_get_relation_set (node, NULL);
  char *name = NULL;

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      AtspiRelation *relation = g_array_index (relations, AtspiRelation *, i);

      if (name == NULL && atspi_relation_get_relation_type (relation) == ATSPI_RELATION_LABELLED_BY)
        {
          g_autoptr (HutNode) label = atspi_relation_get_target (relation, 0);

          name = label != NULL ? hut_driver_text (label) : NULL;
        }
      g_object_unref (relation);
    }
  return or_empty (name);
}

gboolean
hut_driver_is_named_by_words (AtspiRole role)
{
  switch (role)
    {
    case ATSPI_ROLE_ALERT:
    case ATSPI_ROLE_HEADING:
    case ATSPI_ROLE_MENU_ITEM:
    case ATSPI_ROLE_NOTIFICATION:
    case ATSPI_ROLE_STATUS_BAR:
    case ATSPI_ROLE_TIMER:
      return TRUE;
    default:
      return FALSE;
    }
}

char *
hut_driver_name (HutNode *node)
{
  g_autofree char *name = or_empty (atspi_accessible_get_name (node, NULL));
  AtspiRole role = *name == '\0' ? atspi_accessible_get_role (node, NULL) : ATSPI_ROLE_INVALID;

  if (!hut_driver_is_named_by_words (role))
    return g_steal_pointer (&name);
  return role == ATSPI_ROLE_MENU_ITEM ? name_by_label (node) : hut_driver_text (node);
}

char *
hut_driver_description (HutNode *node)
{
  return or_empty (atspi_accessible_get_description (node, NULL));
}

char *
hut_driver_text (HutNode *node)
{
  g_autoptr (HutNodeText) text = atspi_accessible_get_text_iface (node);

  if (text == NULL)
    return g_strdup ("");

  int length = atspi_text_get_character_count (text, NULL);

  return or_empty (atspi_text_get_text (text, 0, MAX (length, 0), NULL));
}

gboolean
hut_driver_has_state (HutNode *node, AtspiStateType state)
{
  g_autoptr (HutNodeStates) states = atspi_accessible_get_state_set (node);

  return states != NULL && atspi_state_set_contains (states, state);
}

static gboolean
node_is_as_asked (gpointer data)
{
  NodeWait *wait = data;
  g_autofree char *value = NULL;

  if (wait->kind == WAIT_STATE)
    return hut_driver_has_state (wait->node, wait->state) == wait->present;

  value = wait->kind == WAIT_NAME ? hut_driver_name (wait->node) : hut_driver_text (wait->node);
  return g_pattern_match_simple (wait->pattern, value);
}

static void
wait_for_pattern (HutDriver *driver, HutNode *node, WaitKind kind, const char *pattern)
{
  NodeWait wait = { .node = node, .kind = kind, .pattern = pattern };

  if (hut_driver_wait (node_is_as_asked, &wait))
    return;

  g_autofree char *value = kind == WAIT_NAME ? hut_driver_name (node) : hut_driver_text (node);
  g_autofree char *what = g_strdup_printf ("the %s “%s” did not become “%s”",
                                           kind == WAIT_NAME ? "name" : "text", value, pattern);

  hut_driver_fail (driver, what);
}

void
hut_driver_wait_name (HutDriver *driver, HutNode *node, const char *pattern)
{
  wait_for_pattern (driver, node, WAIT_NAME, pattern);
}

void
hut_driver_wait_text (HutDriver *driver, HutNode *node, const char *pattern)
{
  wait_for_pattern (driver, node, WAIT_TEXT, pattern);
}

void
hut_driver_wait_state (HutDriver *driver, HutNode *node, AtspiStateType state, gboolean present)
{
  NodeWait wait = { .node = node, .kind = WAIT_STATE, .state = state, .present = present };

  if (hut_driver_wait (node_is_as_asked, &wait))
    return;

  g_autofree char *name = hut_driver_name (node);
  g_autofree char *what =
      g_strdup_printf ("“%s” did not %s state %d", name, present ? "get" : "lose", (int)state);

  hut_driver_fail (driver, what);
}

/* ---- Acting ---- */

static void
refuse (HutDriver *driver, HutNode *node, const char *offer)
{
  g_autofree char *name = hut_driver_name (node);
  g_autofree char *what = g_strdup_printf ("“%s” has no %s", name, offer);

  hut_driver_fail (driver, what);
}

/* What every label offers, selectable or not. */
gboolean
hut_driver_is_label_action (const char *name)
{
  return g_str_has_prefix (name, "clipboard.") || g_str_has_prefix (name, "selection.") ||
         g_str_has_prefix (name, "link.") || g_str_equal (name, "menu.popup");
}

/* The index of @node's action called @name (NULL: its first), or -1. */
static int
find_action (HutNode *node, const char *name)
{
  g_autoptr (HutNodeAction) action = atspi_accessible_get_action_iface (node);
  int count = action != NULL ? atspi_action_get_n_actions (action, NULL) : 0;

  for (int i = 0; i < count; i++)
    {
      g_autofree char *other = atspi_action_get_action_name (action, i, NULL);

      if (other == NULL || hut_driver_is_label_action (other))
        continue;
      /* What every row of a list offers of itself, before what it is there for. */
      if (name == NULL && g_str_has_prefix (other, "listitem."))
        continue;
      if (name == NULL || g_str_equal (other, name))
        return i;
    }
  return -1;
}

typedef struct
{
  const char *action;
  HutNode *found;
  int index;
} Actor;

static gboolean
visit_for_actor (HutNode *node, AtspiRole role, int depth, gpointer data)
{
  Actor *actor = data;

  if (actor->found != NULL || depth > ACTOR_DEPTH)
    return FALSE;
  actor->index = find_action (node, actor->action);
  if (actor->index >= 0)
    actor->found = g_object_ref (node);
  return actor->found == NULL;
}

void
hut_driver_act (HutDriver *driver, HutNode *node, const char *action)
{
  Actor actor = { action, NULL, -1 };
  g_autoptr (GError) error = NULL;

  hut_driver_walk (driver, node, visit_for_actor, &actor);
  if (actor.found == NULL)
    refuse (driver, node, action != NULL ? action : "action");

  g_autoptr (HutNode) found = actor.found;
  g_autoptr (HutNodeAction) offered = atspi_accessible_get_action_iface (found);

  /* A person waits until it can be pressed; what is done before that is lost. */
  hut_driver_wait_state (driver, found, ATSPI_STATE_SENSITIVE, TRUE);

  atspi_action_do_action (offered, actor.index, &error);
  g_assert_no_error (error);
}

void
hut_driver_press (HutDriver *driver, AtspiRole role, const char *name)
{
  g_autoptr (HutNode) node = hut_driver_find (driver, NULL, role, name);

  hut_driver_act (driver, node, NULL);
}

void
hut_driver_set_text (HutDriver *driver, HutNode *node, const char *text)
{
  g_autoptr (HutNodeEditable) editable = atspi_accessible_get_editable_text_iface (node);
  g_autoptr (GError) error = NULL;

  if (editable == NULL)
    refuse (driver, node, "text to edit");
  atspi_editable_text_set_text_contents (editable, text, &error);
  g_assert_no_error (error);
}

void
hut_driver_insert_text (HutDriver *driver, HutNode *node, int offset, const char *text)
{
  g_autoptr (HutNodeEditable) editable = atspi_accessible_get_editable_text_iface (node);
  g_autoptr (GError) error = NULL;

  if (editable == NULL)
    refuse (driver, node, "text to edit");
  atspi_editable_text_insert_text (editable, offset, text, strlen (text), &error);
  g_assert_no_error (error);
}

void
hut_driver_select (HutDriver *driver, HutNode *node, int index)
{
  g_autoptr (HutNodeSelection) selection = atspi_accessible_get_selection_iface (node);
  g_autoptr (GError) error = NULL;

  if (selection == NULL)
    refuse (driver, node, "selection");
  atspi_selection_select_child (selection, index, &error);
  g_assert_no_error (error);
}

GPtrArray *
hut_driver_selected (HutNode *node)
{
  g_autoptr (HutNodeSelection) selection = atspi_accessible_get_selection_iface (node);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  int count = selection != NULL ? atspi_selection_get_n_selected_children (selection, NULL) : 0;

  for (int i = 0; i < count; i++)
    {
      g_autoptr (HutNode) child = atspi_selection_get_selected_child (selection, i, NULL);
      g_autofree char *name = child != NULL ? hut_driver_name (child) : NULL;

      if (child != NULL)
        g_ptr_array_add (names, *name != '\0' ? g_steal_pointer (&name) : hut_driver_text (child));
    }
  return names;
}

void
hut_driver_choose (HutDriver *driver, HutNode *drop_down, const char *text)
{
  hut_driver_act (driver, drop_down, NULL);

  g_autoptr (HutNode) list = hut_driver_find (driver, drop_down, ATSPI_ROLE_LIST, NULL);
  g_autoptr (HutNode) wanted = hut_driver_find (driver, list, ATSPI_ROLE_LABEL, text);
  g_autoptr (GPtrArray) rows = hut_driver_list (driver, list, ATSPI_ROLE_LIST_ITEM, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (HutNode) label = hut_driver_look (driver, rows->pdata[i], ATSPI_ROLE_LABEL, text);

      if (label == NULL)
        continue;
      hut_driver_select (driver, list, i);
      hut_driver_type_keys (driver, "Return");
      return;
    }
  refuse (driver, drop_down, text);
}
