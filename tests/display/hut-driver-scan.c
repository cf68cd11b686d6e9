/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding things in a tree of a thousand nodes, over and over. Each question about a node is a
 * message there and back through the bus: asked one by one they cost more than the program under
 * test itself. GTK tells in one message of all nodes that anybody has asked for before (role, name,
 * states, number of children) as they are at that moment, but not which of them are hidden. So a
 * scan asks for all, then only the nodes that have children for these, a level of the tree at a
 * time, and once more for all where some were not known yet. Nothing is kept from one scan to the
 * next. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

#include <gio/gio.h>

/* Deeper than any window of ours; a tree that is deeper has a loop. */
#define DEPTH_LIMIT 64

typedef struct
{
  char *path;
  guint parent;
  guint index; /* among the parent's children */
  guint first_child;
  guint n_children;
  HutNode *node; /* once it has been reached */
} Seen;

/* What is told of a node; the strings belong to the answer. */
typedef struct
{
  const char *name;
  AtspiRole role;
  int n_children;
  gboolean focused;
} Told;

typedef struct
{
  const HutDriverWanted *wanted;
  HutNode *under;
  GDBusConnection *bus;
  const char *program; /* its name on the bus */
  GArray *nodes;       /* Seen, level by level; the first is where the scan begins */
  GVariant *answer;
  GHashTable *told; /* path → Told */
} Scan;

static void
seen_clear (Seen *seen)
{
  g_clear_object (&seen->node);
  g_free (seen->path);
}

static Seen *
node_at (Scan *scan, guint node)
{
  return &g_array_index (scan->nodes, Seen, node);
}

static const Told *
told_of (Scan *scan, guint node)
{
  return g_hash_table_lookup (scan->told, node_at (scan, node)->path);
}

/* The bus of accessible trees: one connection for the life of the test. */
static GDBusConnection *
get_bus (void)
{
  static GDBusConnection *bus;
  g_autoptr (GDBusConnection) session = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  const char *address;

  if (bus != NULL)
    return bus;
  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  return bus;
}

/* ---- What is told of all ---- */

/* Of each: itself, application, parent, index, number of children, interfaces, name, role,
 * description, states. */
static void
take_told (Scan *scan, GVariant *each)
{
  Told *told = g_new0 (Told, 1);
  g_autoptr (GVariantIter) states = NULL;
  guint32 role, first_states = 0;
  const char *path;

  g_variant_get (each, "((&s&o)(so)(so)ii@as&su&sau)", NULL, &path, NULL, NULL, NULL, NULL, NULL,
                 &told->n_children, NULL, &told->name, &role, NULL, &states);
  g_variant_iter_next (states, "u", &first_states);
  told->role = role;
  told->focused = (first_states >> ATSPI_STATE_FOCUSED & 1) != 0;
  g_hash_table_insert (scan->told, (char *)path, told);
}

/* Nothing is told where the program is going away. */
static void
ask_all (Scan *scan)
{
  g_autoptr (GVariant) list = NULL;

  g_hash_table_remove_all (scan->told);
  g_clear_pointer (&scan->answer, g_variant_unref);
  scan->answer = g_dbus_connection_call_sync (
      scan->bus, scan->program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems", NULL,
      G_VARIANT_TYPE ("(a((so)(so)(so)iiassusau))"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (scan->answer == NULL)
    return;
  list = g_variant_get_child_value (scan->answer, 0);
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) each = g_variant_get_child_value (list, i);

      take_told (scan, each);
    }
}

/* ---- Which are children of which ---- */

typedef struct
{
  Scan *scan;
  guint waiting;
  GPtrArray *answers; /* of each node of a level, in its place: GVariant, or NULL */
} Level;

typedef struct
{
  Level *level;
  guint place;
} Asked;

static void
on_children (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;

  asked->level->answers->pdata[asked->place] =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  asked->level->waiting--;
}

/* A label has none, whatever it says; of the program itself GTK does not tell how many. */
static gboolean
may_have_children (Scan *scan, guint node)
{
  const Told *told = told_of (scan, node);

  return node == 0 || told == NULL || (told->n_children > 0 && told->role != ATSPI_ROLE_LABEL);
}

static void
take_children (Scan *scan, guint parent, GVariant *answer)
{
  g_autoptr (GVariantIter) children = NULL;
  const char *path;
  Seen child = { .parent = parent };

  node_at (scan, parent)->first_child = scan->nodes->len;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &path))
    {
      child.path = g_strdup (path);
      child.index = node_at (scan, parent)->n_children++;
      g_array_append_val (scan->nodes, child);
    }
}

/* Asks the nodes from @first up to @end for their children, all at once. */
static void
ask_level (Scan *scan, guint first, guint end)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  Level level = { scan, 0, answers };

  g_ptr_array_set_size (answers, end - first);
  g_main_context_push_thread_default (context);
  for (guint i = first; i < end; i++)
    {
      Asked asked = { &level, i - first };

      if (!may_have_children (scan, i))
        continue;
      level.waiting++;
      g_dbus_connection_call (scan->bus, scan->program, node_at (scan, i)->path,
                              "org.a11y.atspi.Accessible", "GetChildren", NULL,
                              G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                              on_children, g_memdup2 (&asked, sizeof asked));
    }
  while (level.waiting > 0)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  for (guint i = first; i < end; i++)
    {
      g_autoptr (GVariant) answer = answers->pdata[i - first];

      if (answer != NULL)
        take_children (scan, i, answer);
    }
}

static void
read_tree (Scan *scan)
{
  Seen root = { .path = g_strdup (((AtspiObject *)scan->under)->path) };
  guint first = 0, end = 1;

  ask_all (scan);
  g_array_append_val (scan->nodes, root);
  for (guint depth = 0; first < end && depth < DEPTH_LIMIT; depth++)
    {
      ask_level (scan, first, end);
      first = end;
      end = scan->nodes->len;
    }
  for (guint i = 0; i < scan->nodes->len; i++)
    if (told_of (scan, i) == NULL)
      {
        ask_all (scan);
        break;
      }
}

/* ---- What was looked for ---- */

/* The accessible of a node that was seen; NULL where another stands in its place by now. Of a
 * stack GTK gives the pages by their number, and what they hold as a list. */
static HutNode *
reach (Scan *scan, guint node)
{
  Seen *seen = node_at (scan, node);
  HutNode *parent;
  g_autoptr (HutNode) found = NULL;

  if (node == 0)
    return scan->under;
  if (seen->node != NULL)
    return seen->node;
  parent = reach (scan, seen->parent);
  if (parent != NULL)
    found = atspi_accessible_get_child_at_index (parent, seen->index, NULL);
  if (found != NULL && !g_str_equal (((AtspiObject *)found)->path, seen->path))
    {
      g_autoptr (HutNode) page = g_steal_pointer (&found);

      found = atspi_accessible_get_child_at_index (page, 0, NULL);
    }
  if (found != NULL && g_str_equal (((AtspiObject *)found)->path, seen->path))
    seen->node = g_steal_pointer (&found);
  return seen->node;
}

/* Named as GTK 4.8 has them. In newer ones a group is a grouping, and a button that stays pressed a
 * toggle button. */
static gboolean
is_role (AtspiRole role, AtspiRole wanted)
{
  return wanted == ATSPI_ROLE_INVALID || role == wanted ||
         (wanted == ATSPI_ROLE_PANEL && role == ATSPI_ROLE_GROUPING) ||
         (wanted == ATSPI_ROLE_PUSH_BUTTON && role == ATSPI_ROLE_TOGGLE_BUTTON);
}

static gboolean
is_name (Scan *scan, guint node, const Told *told)
{
  g_autofree char *words = NULL;

  if (*told->name == '\0' && hut_driver_is_named_by_words (told->role) &&
      reach (scan, node) != NULL)
    words = hut_driver_name (reach (scan, node));
  return g_pattern_match_simple (scan->wanted->name, words != NULL ? words : told->name);
}

static gboolean
matches (Scan *scan, guint node)
{
  const HutDriverWanted *wanted = scan->wanted;
  const Told *told = told_of (scan, node);

  return told != NULL && is_role (told->role, wanted->role) &&
         (!wanted->focused || told->focused) &&
         (wanted->name == NULL || is_name (scan, node, told));
}

/* In tree order; of what matches, nothing below it is looked at. */
static void
gather (Scan *scan, guint node, GPtrArray *found)
{
  const Seen *seen = node_at (scan, node);

  for (guint child = seen->first_child; child < seen->first_child + seen->n_children; child++)
    {
      HutNode *there;

      if (scan->wanted->first_only && found->len > 0)
        return;
      if (!matches (scan, child))
        gather (scan, child, found);
      else if ((there = reach (scan, child)) != NULL)
        g_ptr_array_add (found, g_object_ref (there));
    }
}

void
hut_driver_scan (HutDriver *driver, HutNode *under, const HutDriverWanted *wanted, GPtrArray *found)
{
  Scan scan = { .wanted = wanted, .bus = get_bus () };
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Seen));
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_array_set_clear_func (nodes, (GDestroyNotify)seen_clear);
  scan.nodes = nodes;
  scan.told = told;
  scan.under = under != NULL ? under : hut_driver_application (driver);
  if (((AtspiObject *)scan.under)->app == NULL)
    g_error ("the program is gone");
  scan.program = ((AtspiObject *)scan.under)->app->bus_name;
  read_tree (&scan);
  gather (&scan, 0, found);
  g_clear_pointer (&scan.answer, g_variant_unref);
}
