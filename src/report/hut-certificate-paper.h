/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-service-proof.h"
#include "report/hut-paper-desk.h"
#include "store/hut-person-dossier.h"

G_BEGIN_DECLS

/* 志愿服务记录证明: whose, of which time, how many hours, and each service with what it rests on,
 * on A4; the number by which the office finds it again. Only services that hold are on it. The
 * identity number is masked unless the desk shows what is personal. HUT_DOMAIN_ERROR_RULE where
 * there are no hours in the time. */
HutPaper *hut_certificate_paper_new (const HutPaperDesk *desk, const HutPersonDossier *dossier,
                                     const HutServiceProof *proof, GError **error);

G_END_DECLS
