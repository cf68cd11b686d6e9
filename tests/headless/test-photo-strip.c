/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Photographs lose place and owner, and nothing of their pixels. They are made here. */

#define G_LOG_DOMAIN "hutong-test"

#include "exchange/hut-exchange-error.h"
#include "exchange/hut-exif.h"
#include "exchange/hut-photo-strip.h"
#include "widgets/hut-photo.h"

#include <string.h>
#include <webp/encode.h>

#define WIDTH 48
#define HEIGHT 32

/* What must not be found in what is kept: each stands in the files that are made. */
static const char *const secrets[] = { "SECRET-OWNER", "SECRET-XMP",   "SECRET-IPTC",
                                       "SECRET-TEXT",  "SECRET-THUMB", "SECRET-TAIL",
                                       "SECRET-MAKER", "SECRET-FILM",  "GPS-POSITION" };

static void
add (GByteArray *out, gconstpointer bytes, gsize length)
{
  g_byte_array_append (out, bytes, length);
}

static void
add_text (GByteArray *out, const char *text)
{
  add (out, text, strlen (text));
}

static void
add_big (GByteArray *out, guint32 value, guint width)
{
  for (guint i = width; i > 0; i--)
    {
      guint8 byte = value >> (8 * (i - 1));

      add (out, &byte, 1);
    }
}

static void
add_little (GByteArray *out, guint32 value, guint width)
{
  for (guint i = 0; i < width; i++)
    {
      guint8 byte = value >> (8 * i);

      add (out, &byte, 1);
    }
}

static GBytes *
take (GByteArray *array)
{
  return g_byte_array_free_to_bytes (array);
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize length, n = strlen (words);
  const char *content = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (content + i, words, n) == 0)
      return TRUE;
  return FALSE;
}

static void
assert_clean (GBytes *bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_false (holds (bytes, secrets[i]));
}

/* ---- What cameras write ---- */

static void
add_entry (GByteArray *out, guint tag, guint type, guint32 n, guint32 value)
{
  add_little (out, tag, 2);
  add_little (out, type, 2);
  add_little (out, n, 4);
  add_little (out, value, type == 3 ? 2 : 4);
  add_little (out, 0, type == 3 ? 2 : 0);
}

/* Little-endian, as phones write: orientation, owner, the camera's settings with the time and the
 * maker's notes, a place, and a second directory with a thumbnail. */
static GByteArray *
new_exif (guint orientation)
{
  GByteArray *out = g_byte_array_new ();
  const guint first = 8, settings = first + 2 + 4 * 12 + 4, place = settings + 2 + 2 * 12 + 4;
  const guint data = place + 2 + 12 + 4 + 40;

  add (out, "II*\0", 4);
  add_little (out, first, 4);
  add_little (out, 4, 2);
  add_entry (out, 0x0112, 3, 1, orientation);
  add_entry (out, 0x013b, 2, 13, data);
  add_entry (out, 0x8769, 4, 1, settings);
  add_entry (out, 0x8825, 4, 1, place);
  add_little (out, 0, 4);
  add_little (out, 2, 2);
  add_entry (out, 0x9003, 2, 20, data + 13);
  add_entry (out, 0x927c, 7, 12, data + 33);
  add_little (out, 0, 4);
  add_little (out, 1, 2);
  add_entry (out, 0x0002, 2, 12, data + 45);
  add_little (out, 0, 4);
  while (out->len < data)
    add (out, "", 1);
  add (out, "SECRET-OWNER", 13);
  add (out, "2026:11:20 08:30:00", 20);
  add (out, "SECRET-MAKER", 12);
  add (out, "GPS-POSITION", 12);
  add_text (out, "SECRET-THUMB");
  return out;
}

/* ---- Pictures ---- */

static GdkPixbuf *
new_pixels (gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, WIDTH, HEIGHT);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  gsize length = gdk_pixbuf_get_byte_length (pixbuf);

  for (gsize i = 0; i < length; i++)
    pixels[i] = (i * 7 + i / 97) & 0xff;
  return pixbuf;
}

static GBytes *
encode (const char *form)
{
  g_autoptr (GdkPixbuf) pixbuf = new_pixels (FALSE);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &length, form, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
add_segment (GByteArray *out, guint marker, gconstpointer content, gsize length)
{
  add_big (out, 0xff00 | marker, 2);
  add_big (out, length + 2, 2);
  add (out, content, length);
}

static void
add_segment_text (GByteArray *out, guint marker, const char *head, gsize head_length,
                  const char *text)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  add (content, head, head_length);
  add_text (content, text);
  add_segment (out, marker, content->data, content->len);
}

/* A JPEG with everything that phones hang on it. */
static GBytes *
new_jpeg (guint orientation)
{
  g_autoptr (GBytes) plain = encode ("jpeg");
  g_autoptr (GByteArray) exif = new_exif (orientation);
  g_autoptr (GByteArray) app1 = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();
  gsize length;
  const guint8 *content = g_bytes_get_data (plain, &length);

  add (app1, "Exif\0", 6);
  add (app1, exif->data, exif->len);
  add (out, content, 2);
  add_segment (out, 0xe1, app1->data, app1->len);
  add_segment_text (out, 0xe0, "JFIF\0\1\2\1\0\x48\0\x48\2\2", 14, "SECRET-THUMB");
  add_segment_text (out, 0xe1, "http://ns.adobe.com/xap/1.0/", 29, "SECRET-XMP");
  add_segment_text (out, 0xed, "Photoshop 3.0", 14, "SECRET-IPTC");
  add_segment_text (out, 0xe2, "MPF", 4, "SECRET-FILM");
  add_segment_text (out, 0xfe, "", 0, "SECRET-TEXT");
  add (out, content + 2, length - 2);
  add_text (out, "SECRET-TAIL");
  return take (out);
}

static guint32
png_sum (const guint8 *bytes, gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        sum = (sum & 1) != 0 ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
    }
  return ~sum;
}

static void
add_chunk (GByteArray *out, const char *name, gconstpointer content, gsize length)
{
  guint start = out->len + 4;

  add_big (out, length, 4);
  add (out, name, 4);
  add (out, content, length);
  add_big (out, png_sum (out->data + start, out->len - start), 4);
}

static GBytes *
new_png (void)
{
  g_autoptr (GBytes) plain = encode ("png");
  g_autoptr (GByteArray) exif = new_exif (6);
  GByteArray *out = g_byte_array_new ();
  gsize length;
  const guint8 *content = g_bytes_get_data (plain, &length);
  const gsize head = 8 + 25; /* signature and IHDR */

  add (out, content, head);
  add_chunk (out, "tEXt", "Author\0SECRET-OWNER", 19);
  add_chunk (out, "iTXt", "XML:com.adobe.xmp\0\0\0\0\0SECRET-XMP", 32);
  add_chunk (out, "eXIf", exif->data, exif->len);
  add_chunk (out, "prVt", "SECRET-TEXT", 11);
  add (out, content + head, length - head);
  add_text (out, "SECRET-TAIL");
  return take (out);
}

static void
add_riff (GByteArray *out, const char *name, gconstpointer content, gsize length)
{
  add (out, name, 4);
  add_little (out, length, 4);
  add (out, content, length);
  add (out, "", length % 2);
}

static GBytes *
new_webp (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_pixels (FALSE);
  g_autoptr (GByteArray) exif = new_exif (6);
  GByteArray *out = g_byte_array_new ();
  guint8 flags[10] = { 0x0c, 0, 0, 0, WIDTH - 1, 0, 0, HEIGHT - 1, 0, 0 };
  guint8 *plain = NULL;
  gsize length = WebPEncodeLosslessRGB (gdk_pixbuf_get_pixels (pixbuf), WIDTH, HEIGHT,
                                        gdk_pixbuf_get_rowstride (pixbuf), &plain);

  g_assert_cmpuint (length, >, 12);
  add_text (out, "RIFF");
  add_little (out, 0, 4);
  add_text (out, "WEBP");
  add_riff (out, "VP8X", flags, sizeof flags);
  add (out, plain + 12, length - 12);
  WebPFree (plain);
  add_riff (out, "EXIF", exif->data, exif->len);
  add_riff (out, "XMP ", "SECRET-XMP", 10);
  add_riff (out, "note", "SECRET-TEXT", 11);
  for (guint i = 0; i < 4; i++)
    out->data[4 + i] = (out->len - 8) >> (8 * i);
  add_text (out, "SECRET-TAIL");
  return take (out);
}

static GBytes *
download (GBytes *bytes, int *width)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = hut_photo_decode (bytes, 10000, &error);
  gsize stride;
  guint8 *pixels;

  g_assert_no_error (error);
  *width = gdk_texture_get_width (texture);
  stride = *width * 4;
  pixels = g_malloc (stride * gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, stride);
  return g_bytes_new_take (pixels, stride * gdk_texture_get_height (texture));
}

static void
assert_same_pixels (GBytes *one, GBytes *other)
{
  int width, other_width;
  g_autoptr (GBytes) pixels = download (one, &width);
  g_autoptr (GBytes) others = download (other, &other_width);

  g_assert_cmpint (width, ==, other_width);
  g_assert_true (g_bytes_equal (pixels, others));
}

typedef GBytes *(*Stripper) (GBytes *bytes, GError **error);

static GBytes *
strip (Stripper stripper, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) stripped = stripper (bytes, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (holds (stripped, secrets[i]))
      g_test_message ("%s is still there", secrets[i]);
  assert_clean (stripped);
  assert_same_pixels (bytes, stripped);
  /* What is clean is not changed any more. */
  again = stripper (stripped, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (stripped, again));
  return g_steal_pointer (&stripped);
}

/* ---- The promises ---- */

static void
test_the_files_say_what_must_go (void)
{
  g_autoptr (GBytes) jpeg = new_jpeg (6);
  g_autoptr (GBytes) png = new_png ();
  g_autoptr (GBytes) webp = new_webp ();

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_true (holds (jpeg, secrets[i]));
  g_assert_true (holds (png, "GPS-POSITION"));
  g_assert_true (holds (webp, "GPS-POSITION"));
}

static void
test_a_jpeg_loses_place_and_owner (void)
{
  g_autoptr (GBytes) jpeg = new_jpeg (1);
  g_autoptr (GBytes) stripped = strip (hut_photo_strip_jpeg, jpeg);

  /* When it was taken is evidence, and stays. */
  g_assert_true (holds (stripped, "2026:11:20 08:30:00"));
}

static void
test_a_jpeg_stays_the_right_way_up (void)
{
  for (guint orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) jpeg = new_jpeg (orientation);
      g_autoptr (GBytes) stripped = strip (hut_photo_strip_jpeg, jpeg);
      int width;
      g_autoptr (GBytes) pixels = download (stripped, &width);

      g_assert_cmpint (width, ==, orientation >= 5 ? HEIGHT : WIDTH);
    }
}

static void
test_a_png_loses_place_and_owner (void)
{
  g_autoptr (GBytes) png = new_png ();
  g_autoptr (GBytes) stripped = strip (hut_photo_strip_png, png);

  g_assert_true (holds (stripped, "eXIf"));
  g_assert_true (holds (stripped, "2026:11:20 08:30:00"));
}

static void
test_a_webp_loses_place_and_owner (void)
{
  g_autoptr (GBytes) webp = new_webp ();
  g_autoptr (GBytes) stripped = strip (hut_photo_strip_webp, webp);

  g_assert_true (holds (stripped, "2026:11:20 08:30:00"));
}

static void
test_cut_short_is_refused (void)
{
  const Stripper strippers[] = { hut_photo_strip_jpeg, hut_photo_strip_png, hut_photo_strip_webp };
  GBytes *files[] = { new_jpeg (6), new_png (), new_webp () };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      /* Behind the end stands a tail of 11 bytes, which may be cut. */
      gsize whole = g_bytes_get_size (files[i]) - strlen ("SECRET-TAIL");

      for (gsize length = 0; length < whole; length++)
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (files[i], 0, length);
          g_autoptr (GError) error = NULL;

          g_assert_null (strippers[i](cut, &error));
          g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED);
        }
      g_bytes_unref (files[i]);
    }
}

/* Whatever a byte is changed to, the answer is clean or none. */
static void
test_hostile_bytes_leave_nothing_behind (void)
{
  const Stripper strippers[] = { hut_photo_strip_jpeg, hut_photo_strip_png, hut_photo_strip_webp };
  GBytes *files[] = { new_jpeg (6), new_png (), new_webp () };
  const guint8 values[] = { 0x00, 0x01, 0x7f, 0x80, 0xff };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      const guint8 *content = g_bytes_get_data (files[i], &length);

      for (gsize at = 0; at < length; at++)
        for (guint j = 0; j < G_N_ELEMENTS (values); j++)
          {
            guint8 *changed = g_memdup2 (content, length);
            g_autoptr (GBytes) bytes = g_bytes_new_take (changed, length);
            g_autoptr (GBytes) stripped = NULL;

            changed[at] = values[j];
            stripped = strippers[i](bytes, NULL);
            g_assert_true (stripped == NULL || g_bytes_get_size (stripped) <= length + 128);
          }
      g_bytes_unref (files[i]);
    }
}

static void
test_exif_that_leads_in_circles_ends (void)
{
  g_autoptr (GByteArray) exif = new_exif (3);
  HutExif read;

  for (guint at = 0; at < exif->len; at++)
    for (guint value = 0; value < 256; value += 15)
      {
        guint8 kept = exif->data[at];

        exif->data[at] = value;
        hut_exif_read (exif->data, exif->len, &read);
        g_assert_cmpuint (read.orientation, <=, 8);
        exif->data[at] = kept;
      }
  for (guint length = 0; length <= exif->len; length++)
    hut_exif_read (exif->data, length, &read);
  g_assert_cmpuint (read.orientation, ==, 3);
  g_assert_cmpstr (read.taken, ==, "2026:11:20 08:30:00");
}

/* ---- Decoding ---- */

static void
test_a_large_picture_is_made_smaller (void)
{
  g_autoptr (GBytes) jpeg = encode ("jpeg");
  g_autoptr (GBytes) webp = new_webp ();
  g_autoptr (GdkTexture) texture = hut_photo_decode (jpeg, 24, NULL);
  g_autoptr (GdkTexture) other = hut_photo_decode (webp, 24, NULL);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 24);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 16);
  g_assert_cmpint (gdk_texture_get_width (other), ==, 24);
}

/* A picture of 60000 by 60000 in a hundred bytes. */
static void
test_a_bomb_is_refused_before_its_pixels (void)
{
  GByteArray *out = g_byte_array_new ();
  guint8 head[13] = { 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2, 0, 0, 0 };
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;

  add (out, "\x89PNG\r\n\x1a\n", 8);
  add_chunk (out, "IHDR", head, sizeof head);
  add_chunk (out, "IDAT", "\x78\x9c\x63\x60\x60\x60\0\0\0\4\0\1", 12);
  add_chunk (out, "IEND", "", 0);
  png = take (out);
  g_assert_null (hut_photo_decode (png, 256, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_what_is_no_picture_is_refused (void)
{
  const char *texts[] = { "",
                          "P",
                          "\xff\xd8\xff\xe0",
                          "\x89PNG\r\n\x1a\nxxxxxx",
                          "RIFFxxxxWEBPVP8 xxxxxxxxxxxxxxxxxxxxx",
                          "GIF89a",
                          "<svg/>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (hut_photo_decode (bytes, 256, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-strip/the-files-say-what-must-go", test_the_files_say_what_must_go);
  g_test_add_func ("/photo-strip/a-jpeg-loses-place-and-owner", test_a_jpeg_loses_place_and_owner);
  g_test_add_func ("/photo-strip/a-jpeg-stays-the-right-way-up",
                   test_a_jpeg_stays_the_right_way_up);
  g_test_add_func ("/photo-strip/a-png-loses-place-and-owner", test_a_png_loses_place_and_owner);
  g_test_add_func ("/photo-strip/a-webp-loses-place-and-owner", test_a_webp_loses_place_and_owner);
  g_test_add_func ("/photo-strip/cut-short-is-refused", test_cut_short_is_refused);
  g_test_add_func ("/photo-strip/hostile-bytes-leave-nothing-behind",
                   test_hostile_bytes_leave_nothing_behind);
  g_test_add_func ("/photo-strip/exif-that-leads-in-circles-ends",
                   test_exif_that_leads_in_circles_ends);
  g_test_add_func ("/photo/a-large-picture-is-made-smaller", test_a_large_picture_is_made_smaller);
  g_test_add_func ("/photo/a-bomb-is-refused-before-its-pixels",
                   test_a_bomb_is_refused_before_its_pixels);
  g_test_add_func ("/photo/what-is-no-picture-is-refused", test_what_is_no_picture_is_refused);
  return g_test_run ();
}
