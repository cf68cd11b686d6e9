/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The personal values of a form: what is seen, what can be typed, and what is taken. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-personal-fields.h"

static const HutPersonalField fields[] = {
  { "telephone", "_Telephone" },
  { "home_address", "Home _address" },
};

typedef struct
{
  GtkBox *box;
  HutRecord *kept;
  HutPersonalFields *personal;
} Fixture;

static HutRecord *
new_person (const char *telephone)
{
  const HutUid id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);

  hut_record_set_text (person, "telephone", telephone);
  return person;
}

static void
set_up (Fixture *fixture, gconstpointer telephone)
{
  fixture->box = g_object_ref_sink (GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)));
  fixture->kept = new_person (telephone);
  fixture->personal = hut_personal_fields_new (fixture->box, fields, G_N_ELEMENTS (fields),
                                               fixture->kept, HUT_PERSONAL_ASK_BELOW);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->box);
  hut_personal_fields_free (fixture->personal);
  hut_record_free (fixture->kept);
}

static GtkEditable *
entry (Fixture *fixture, guint i)
{
  return hut_personal_fields_get_entry (fixture->personal, i);
}

static void
assert_entries (Fixture *fixture, gboolean open, const char *telephone)
{
  g_assert_cmpstr (gtk_editable_get_text (entry (fixture, 0)), ==, telephone);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpint (gtk_widget_get_sensitive (GTK_WIDGET (entry (fixture, i))), ==, open);
}

static void
assert_taken (Fixture *fixture, const char *telephone, const char *address)
{
  g_autoptr (HutRecord) said = hut_record_copy (fixture->kept);

  hut_personal_fields_take (fixture->personal, said);
  g_assert_cmpstr (hut_record_get_text (said, "telephone"), ==, telephone);
  g_assert_cmpstr (hut_record_get_text (said, "home_address"), ==, address);
}

static void
test_masked (Fixture *fixture, gconstpointer unused)
{
  assert_entries (fixture, FALSE, "139****0001");
  assert_taken (fixture, "13900000001", NULL);
}

static void
test_asked (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *ask = gtk_widget_get_last_child (GTK_WIDGET (fixture->box));

  g_assert_true (GTK_IS_BUTTON (ask));
  g_signal_emit_by_name (ask, "clicked");
  g_assert_false (gtk_widget_get_visible (ask));
  assert_entries (fixture, TRUE, "13900000001");
  gtk_editable_set_text (entry (fixture, 0), " 13900000002 ");
  gtk_editable_set_text (entry (fixture, 1), "East Lane One");
  assert_taken (fixture, "13900000002", "East Lane One");
  gtk_editable_set_text (entry (fixture, 0), " ");
  assert_taken (fixture, NULL, "East Lane One");
}

static void
test_nothing_to_mask (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (GTK_IS_BUTTON (gtk_widget_get_last_child (GTK_WIDGET (fixture->box))));
  assert_entries (fixture, TRUE, "");
  gtk_editable_set_text (entry (fixture, 0), "13900000003");
  assert_taken (fixture, "13900000003", NULL);
}

#define ADD(name, telephone, function)                                                             \
  g_test_add (name, Fixture, telephone, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/personal-fields/a-mask-is-not-taken-for-a-value", "13900000001", test_masked);
  ADD ("/personal-fields/are-changed-once-asked-for", "13900000001", test_asked);
  ADD ("/personal-fields/are-open-where-there-is-nothing-to-mask", NULL, test_nothing_to_mask);
  return g_test_run ();
}
