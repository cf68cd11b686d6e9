/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A card of Today. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-figure-card.h"

struct _HutFigureCard
{
  GtkButton parent_instance;
  char *title;
  char *tone;
  GtkWidget *figure;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (HutFigureCard, hut_figure_card, GTK_TYPE_BUTTON)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TONE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
hut_figure_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutFigureCard *self = HUT_FIGURE_CARD (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_TONE)
    g_value_set_string (value, self->tone);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_figure_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutFigureCard *self = HUT_FIGURE_CARD (object);

  if (id == PROP_TITLE)
    self->title = g_value_dup_string (value);
  else if (id == PROP_TONE)
    self->tone = g_strdup_printf ("hut-%s", g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_figure_card_constructed (GObject *object)
{
  HutFigureCard *self = HUT_FIGURE_CARD (object);

  G_OBJECT_CLASS (hut_figure_card_parent_class)->constructed (object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
}

static void
hut_figure_card_finalize (GObject *object)
{
  HutFigureCard *self = HUT_FIGURE_CARD (object);

  g_free (self->title);
  g_free (self->tone);
  G_OBJECT_CLASS (hut_figure_card_parent_class)->finalize (object);
}

static void
hut_figure_card_class_init (HutFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_figure_card_get_property;
  object_class->set_property = hut_figure_card_set_property;
  object_class->constructed = hut_figure_card_constructed;
  object_class->finalize = hut_figure_card_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_TONE] = g_param_spec_string ("tone", NULL, NULL, "at-work", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutFigureCard, figure);
  gtk_widget_class_bind_template_child (widget_class, HutFigureCard, note);
}

static void
hut_figure_card_init (HutFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hut_figure_card_set (HutFigureCard *self, guint figure, const char *note)
{
  g_autofree char *text = g_strdup_printf ("%u", figure);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->figure), text);
  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_tooltip_text (self->note, note);
  if (figure > 0)
    {
      gtk_widget_remove_css_class (self->figure, "quiet");
      gtk_widget_add_css_class (self->figure, self->tone);
    }
  else
    {
      gtk_widget_add_css_class (self->figure, "quiet");
      gtk_widget_remove_css_class (self->figure, self->tone);
    }
  name = note != NULL ? g_strdup_printf ("%s: %u · %s", self->title, figure, note)
                      : g_strdup_printf ("%s: %u", self->title, figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
