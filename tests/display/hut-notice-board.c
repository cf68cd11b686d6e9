/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A notification service, as small as the specification lets it be. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-notice-board.h"

#define PATH "/org/freedesktop/Notifications"
#define NAME "org.freedesktop.Notifications"
#define PATIENCE (60 * G_TIME_SPAN_SECOND)

static const char INTERFACE[] =
    "<node><interface name='" NAME "'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='GetServerInformation'><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/><arg type='s' direction='out'/>"
    "<arg type='s' direction='out'/></method>"
    "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
    "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
    "</interface></node>";

struct _HutNoticeBoard
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusConnection *bus;
  GMutex lock;
  GCond changed;
  gboolean ready;
  GPtrArray *told; /* char * */
  guint last;      /* the id of the last */
};

static void
notify (HutNoticeBoard *board, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) actions = NULL;
  const char *title, *text, *key, *label;
  g_autoptr (GString) told = NULL;
  GVariantIter iter;
  guint id, replaced;

  g_variant_get (parameters, "(&su&s&s&s@as@a{sv}i)", NULL, &replaced, NULL, &title, &text,
                 &actions, NULL, NULL);
  told = g_string_new (title);
  g_string_append_printf (told, "\n%s", text);
  g_variant_iter_init (&iter, actions);
  while (g_variant_iter_next (&iter, "&s", &key) && g_variant_iter_next (&iter, "&s", &label))
    if (!g_str_equal (key, "default"))
      g_string_append_printf (told, "\n[%s]", label);
  /* Who tells knows the id before it is chosen. */
  g_mutex_lock (&board->lock);
  id = replaced != 0 ? replaced : board->told->len + 1;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", id));
  board->last = id;
  g_ptr_array_add (board->told, g_strdup (told->str));
  g_cond_broadcast (&board->changed);
  g_mutex_unlock (&board->lock);
}

static void
on_call (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
         const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  static const char *const capabilities[] = { "actions", "body", NULL };

  if (g_str_equal (method, "Notify"))
    notify (data, parameters, invocation);
  else if (g_str_equal (method, "GetCapabilities"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", capabilities));
  else if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(ssss)", "board", "test", "1", "1.2"));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static GDBusConnection *
connect (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);

  g_assert_no_error (error);
  return bus;
}

static gpointer
serve (gpointer data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  HutNoticeBoard *board = data;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (INTERFACE, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (board->context);
  board->bus = connect ();
  g_dbus_connection_register_object (board->bus, PATH, node->interfaces[0], &vtable, board, NULL,
                                     &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (board->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", NAME, 4), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_mutex_lock (&board->lock);
  board->ready = TRUE;
  g_cond_broadcast (&board->changed);
  g_mutex_unlock (&board->lock);
  g_main_loop_run (board->loop);
  g_dbus_connection_close_sync (board->bus, NULL, NULL);
  g_object_unref (board->bus);
  g_main_context_pop_thread_default (board->context);
  return NULL;
}

HutNoticeBoard *
hut_notice_board_new (void)
{
  HutNoticeBoard *board = g_new0 (HutNoticeBoard, 1);

  g_mutex_init (&board->lock);
  g_cond_init (&board->changed);
  board->told = g_ptr_array_new_with_free_func (g_free);
  board->context = g_main_context_new ();
  board->loop = g_main_loop_new (board->context, FALSE);
  board->thread = g_thread_new ("notice-board", serve, board);
  g_mutex_lock (&board->lock);
  while (!board->ready)
    g_cond_wait (&board->changed, &board->lock);
  g_mutex_unlock (&board->lock);
  return board;
}

void
hut_notice_board_free (HutNoticeBoard *board)
{
  g_main_loop_quit (board->loop);
  g_thread_join (board->thread);
  g_main_loop_unref (board->loop);
  g_main_context_unref (board->context);
  g_ptr_array_unref (board->told);
  g_mutex_clear (&board->lock);
  g_cond_clear (&board->changed);
  g_free (board);
}

char *
hut_notice_board_wait (HutNoticeBoard *board, guint count)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  char *last = NULL;
  guint n;

  g_mutex_lock (&board->lock);
  while (board->told->len < count && g_cond_wait_until (&board->changed, &board->lock, end))
    ;
  n = board->told->len;
  if (n > 0)
    last = g_strdup (board->told->pdata[n - 1]);
  g_mutex_unlock (&board->lock);
  if (n != count)
    g_error ("%u notifications were told, and not %u; the last: %s", n, count,
             last != NULL ? last : "none");
  return last;
}

void
hut_notice_board_choose (HutNoticeBoard *board)
{
  g_autoptr (GError) error = NULL;

  g_mutex_lock (&board->lock);
  g_dbus_connection_emit_signal (board->bus, NULL, PATH, NAME, "ActionInvoked",
                                 g_variant_new ("(us)", board->last, "default"), &error);
  g_mutex_unlock (&board->lock);
  g_assert_no_error (error);
}
