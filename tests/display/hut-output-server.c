/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A compositor with screens and nothing else. What is asked of it is handed to its thread through a
 * pipe and done there. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-output-server.h"

#include <unistd.h>
#include <wayland-server.h>

#define N_OUTPUTS 4
#define LATER_MS 40 /* until a program hears of a new screen what it is */

typedef struct
{
  HutOutputServer *server;
  struct wl_global *global; /* NULL: not plugged in */
  struct wl_list resources;
  struct wl_event_source *timer;
  int x, width, height;
} Output;

struct _HutOutputServer
{
  struct wl_display *display;
  GThread *thread;
  int ends[2]; /* of the pipe */
  Output outputs[N_OUTPUTS];
};

typedef struct
{
  enum
  {
    PLUG,
    UNPLUG,
    END,
  } what;
  guint n;
  int x, width, height;
} Order;

/* ---- What every compositor has ---- */

/* As far as it is asked for without a window. */
static const struct wl_message shell_requests[] = { { "destroy", "", NULL },
                                                    { "create_positioner", "n", NULL },
                                                    { "get_xdg_surface", "no", NULL },
                                                    { "pong", "u", NULL } };
static const struct wl_message shell_events[] = { { "ping", "u", NULL } };
static const struct wl_interface shell_interface = {
  "xdg_wm_base", 1, G_N_ELEMENTS (shell_requests), shell_requests, G_N_ELEMENTS (shell_events),
  shell_events
};

static void
bind_plain (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  wl_resource_create (client, data, (int)version, id);
}

/* ---- Screens ---- */

static void
tell (Output *output, struct wl_resource *resource)
{
  wl_output_send_geometry (resource, output->x, 0, 300, 200, WL_OUTPUT_SUBPIXEL_UNKNOWN, "Hutong",
                           "Screen", WL_OUTPUT_TRANSFORM_NORMAL);
  wl_output_send_mode (resource, WL_OUTPUT_MODE_CURRENT, output->width, output->height, 60000);
  wl_output_send_done (resource);
}

static int
on_later (void *data)
{
  Output *output = data;
  struct wl_resource *resource;

  wl_resource_for_each (resource, &output->resources) tell (output, resource);
  return 0;
}

static void
on_resource_destroyed (struct wl_resource *resource)
{
  wl_list_remove (wl_resource_get_link (resource));
}

static void
bind_output (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  Output *output = data;
  struct wl_resource *resource =
      wl_resource_create (client, &wl_output_interface, (int)version, id);

  wl_resource_set_implementation (resource, NULL, output, on_resource_destroyed);
  wl_list_insert (&output->resources, wl_resource_get_link (resource));
  wl_event_source_timer_update (output->timer, LATER_MS);
}

static void
plug (HutOutputServer *server, const Order *order)
{
  Output *output = &server->outputs[order->n];

  output->x = order->x;
  output->width = order->width;
  output->height = order->height;
  if (output->global == NULL)
    output->global =
        wl_global_create (server->display, &wl_output_interface, 2, output, bind_output);
  else
    on_later (output);
}

static void
unplug (HutOutputServer *server, const Order *order)
{
  g_clear_pointer (&server->outputs[order->n].global, wl_global_destroy);
}

static int
on_order (int fd, uint32_t mask, void *data)
{
  HutOutputServer *server = data;
  Order order;

  g_assert_cmpint (read (fd, &order, sizeof order), ==, sizeof order);
  if (order.what == PLUG)
    plug (server, &order);
  else if (order.what == UNPLUG)
    unplug (server, &order);
  else
    wl_display_terminate (server->display);
  return 0;
}

/* ---- The server ---- */

static gpointer
run (gpointer data)
{
  wl_display_run (((HutOutputServer *)data)->display);
  return NULL;
}

HutOutputServer *
hut_output_server_new (const char *name)
{
  HutOutputServer *server = g_new0 (HutOutputServer, 1);
  struct wl_event_loop *loop;

  g_assert_cmpint (pipe (server->ends), ==, 0);
  server->display = wl_display_create ();
  g_assert_cmpint (wl_display_add_socket (server->display, name), ==, 0);
  g_assert_cmpint (wl_display_init_shm (server->display), ==, 0);
  wl_global_create (server->display, &wl_compositor_interface, 4,
                    (gpointer)&wl_compositor_interface, bind_plain);
  wl_global_create (server->display, &wl_data_device_manager_interface, 3,
                    (gpointer)&wl_data_device_manager_interface, bind_plain);
  wl_global_create (server->display, &shell_interface, 1, (gpointer)&shell_interface, bind_plain);
  loop = wl_display_get_event_loop (server->display);
  wl_event_loop_add_fd (loop, server->ends[0], WL_EVENT_READABLE, on_order, server);
  for (guint i = 0; i < N_OUTPUTS; i++)
    {
      Output *output = &server->outputs[i];

      output->server = server;
      wl_list_init (&output->resources);
      output->timer = wl_event_loop_add_timer (loop, on_later, output);
    }
  server->thread = g_thread_new ("outputs", run, server);
  return server;
}

static void
ask (HutOutputServer *server, Order order)
{
  g_assert_cmpint (write (server->ends[1], &order, sizeof order), ==, sizeof order);
}

void
hut_output_server_plug (HutOutputServer *server, guint n, int x, int width, int height)
{
  ask (server, (Order){ PLUG, n, x, width, height });
}

void
hut_output_server_unplug (HutOutputServer *server, guint n)
{
  ask (server, (Order){ .what = UNPLUG, .n = n });
}

void
hut_output_server_free (HutOutputServer *server)
{
  ask (server, (Order){ .what = END });
  g_thread_join (server->thread);
  wl_display_destroy_clients (server->display);
  wl_display_destroy (server->display);
  close (server->ends[0]);
  close (server->ends[1]);
  g_free (server);
}
