/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-class.h"
#include "exchange/hut-osm-reader.h"

G_BEGIN_DECLS

/* The name under which something is drawn and found: the Chinese one, where it has one ("name",
 * else "name:zh"), without a pinyin in brackets behind it. A road that is known in letters alone
 * has none: nobody calls it so. One line; to be freed, or NULL. */
char *hut_map_name_of (HutOsmTags tags, HutMapClass class);

/* The name of a house, "学院路28号", from the road and the number of its address; NULL where it has
 * none, or no Chinese road. To be freed. */
char *hut_map_name_of_house (HutOsmTags tags);

G_END_DECLS
