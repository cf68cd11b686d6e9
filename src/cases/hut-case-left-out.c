/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of who was left out. Rows are made for what is on screen only, since there may be
 * thousands: the model holds numbers, the refusals lie in one array. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-left-out.h"

#include "cases/hut-left-out-line.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseLeftOut
{
  GtkWindow parent_instance;

  GtkWidget *box;
  GtkLabel *summary;
  GtkListView *list;
  GPtrArray *refusals;
};

G_DEFINE_FINAL_TYPE (HutCaseLeftOut, hut_case_left_out, GTK_TYPE_WINDOW)

enum
{
  SELECT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- The model: as many empty items as there are refusals ---- */

#define HUT_TYPE_LEFT_OUT_MODEL (hut_left_out_model_get_type ())
G_DECLARE_FINAL_TYPE (HutLeftOutModel, hut_left_out_model, HUT, LEFT_OUT_MODEL, GObject)

struct _HutLeftOutModel
{
  GObject parent_instance;

  guint n_items;
};

static GType
left_out_model_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
left_out_model_get_n_items (GListModel *model)
{
  return HUT_LEFT_OUT_MODEL (model)->n_items;
}

static gpointer
left_out_model_get_item (GListModel *model, guint position)
{
  return position < HUT_LEFT_OUT_MODEL (model)->n_items ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
left_out_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = left_out_model_get_item_type;
  iface->get_n_items = left_out_model_get_n_items;
  iface->get_item = left_out_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HutLeftOutModel, hut_left_out_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, left_out_model_iface_init))

static void
hut_left_out_model_class_init (HutLeftOutModelClass *klass)
{
}

static void
hut_left_out_model_init (HutLeftOutModel *self)
{
}

/* ---- Rows ---- */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  gtk_list_item_set_child (row, hut_left_out_line_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *row, HutCaseLeftOut *self)
{
  guint position = gtk_list_item_get_position (row);

  if (position < self->refusals->len)
    hut_left_out_line_set_refusal (HUT_LEFT_OUT_LINE (gtk_list_item_get_child (row)),
                                   self->refusals->pdata[position]);
}

static void
on_activate (HutCaseLeftOut *self, guint position)
{
  const HutBulkRefusal *refusal = g_ptr_array_index (self->refusals, position);
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s",
                              hut_uid_print (&refusal->id, text));
}

/* ---- Actions ---- */

/* A line each, in columns that a spreadsheet takes. */
static void
copy_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseLeftOut *self = HUT_CASE_LEFT_OUT (widget);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->refusals->len; i++)
    {
      const HutBulkRefusal *refusal = self->refusals->pdata[i];

      g_string_append_printf (lines, "%s\t%s\t%s\n", refusal->number != NULL ? refusal->number : "",
                              refusal->title != NULL ? refusal->title : "", refusal->why);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), lines->str);
}

static void
select_these (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseLeftOut *self = HUT_CASE_LEFT_OUT (widget);
  g_autoptr (GArray) rowids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->refusals->len; i++)
    g_array_append_val (rowids, ((HutBulkRefusal *)self->refusals->pdata[i])->rowid);
  g_signal_emit (self, signals[SELECT], 0, rowids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
close_window (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* ---- The window ---- */

static void
hut_case_left_out_finalize (GObject *object)
{
  g_clear_pointer (&HUT_CASE_LEFT_OUT (object)->refusals, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_case_left_out_parent_class)->finalize (object);
}

static void
hut_case_left_out_class_init (HutCaseLeftOutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hut_case_left_out_finalize;
  signals[SELECT] = g_signal_new ("select", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_install_action (widget_class, "left-out.copy", NULL, copy_list);
  gtk_widget_class_install_action (widget_class, "left-out.select", NULL, select_these);
  gtk_widget_class_install_action (widget_class, "left-out.close", NULL, close_window);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "left-out.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-case-left-out.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCaseLeftOut, box);
  gtk_widget_class_bind_template_child (widget_class, HutCaseLeftOut, summary);
  gtk_widget_class_bind_template_child (widget_class, HutCaseLeftOut, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
hut_case_left_out_init (HutCaseLeftOut *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  gtk_list_view_set_factory (self->list, factory);
  hut_button_name_once (self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Left Out"), -1);
}

static void
show_summary (HutCaseLeftOut *self, guint n_done)
{
  guint n = self->refusals->len;
  g_autofree char *done =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u done", "%u done", n_done), n_done);
  g_autofree char *left = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u left out, and why:", "%u left out, and why:", n), n);
  g_autofree char *words = g_strconcat (done, C_ ("between parts", "; "), left, NULL);

  gtk_label_set_label (self->summary, words);
}

HutCaseLeftOut *
hut_case_left_out_new (GtkWidget *parent, guint n_done, GPtrArray *refusals)
{
  HutCaseLeftOut *self = g_object_new (HUT_TYPE_CASE_LEFT_OUT, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);
  HutLeftOutModel *model = g_object_new (HUT_TYPE_LEFT_OUT_MODEL, NULL);

  self->refusals = g_ptr_array_ref (refusals);
  model->n_items = refusals->len;
  show_summary (self, n_done);
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (model))));
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
      gtk_window_set_application (GTK_WINDOW (self),
                                  gtk_window_get_application (GTK_WINDOW (root)));
    }
  return self;
}
