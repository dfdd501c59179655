"""The statements that make up a world, in their order: first who acts and what is said, then the rows of every table.

All of it is worked out from the numbers of the claims and the seed, inside the database: a million claims never pass
through Python. `mod(...)` and not the percent sign, which the driver takes for a parameter.
"""

SOURCES = ("Northern Wire", "The Morning Ledger", "Coast Radio", "Embassy Alpha", "Embassy Bravo", "Continental Post")
TOPICS = (
    "fishing beyond the agreed quota", "closing the border crossing", "holding back export licences",
    "jamming a satellite", "diverting the water of the river", "dumping steel", "copying a model of speech",
    "entering the airspace", "blocking shipments of grain", "cutting an undersea cable",
)  # fmt: skip
# Kind, stance, and the words between claimant and target, and between target and topic. The first is the accusers'
# and the second that of the accused; everybody else has one of the others, by the order in the dispute.
ROLES = (
    ("accusation", "affirms", "accused", "of"),
    ("denial", "denies", "denied the charge of", "about"),
    ("support", "supports", "defended", "in the matter of"),
    ("condemnation", "opposes", "criticised", "for"),
    ("demand", "neutral", "urged", "to explain the reports of"),
    ("restriction", "restricts", "imposed sanctions on", "for"),
    ("rejection", "no comment", "declined to discuss", "with regard to"),
)
# Of a hundred paragraphs so many carry no more than the marking with this level and these caveats.
MARKINGS = ((70, 0, ()), (90, 2, ()), (98, 3, ()), (100, 3, ("NOFORN",)))

_NUMBERED = """
    SELECT n, CASE WHEN n < %(in_dispute)s THEN 0 ELSE 1 + (n - %(in_dispute)s)::bigint * %(disputes)s
        / greatest(%(claims)s - %(in_dispute)s, 1) END::int AS dispute
    FROM generate_series(0, %(claims)s - 1) n
"""
_PLACED = """
    SELECT *, (row_number() OVER (PARTITION BY dispute ORDER BY n) - 1)::int AS place,
        count(*) OVER (PARTITION BY dispute) AS among FROM numbered
"""
# Everybody has a say on one thing at issue, then on the next; a second round tells some of the first again.
_SEATED = """
    SELECT *, mod(place, %(countries)s) AS seat, mod(place / %(countries)s, %(propositions)s) AS issue,
        place / 10 AS document, mod(place, 10) / 2 AS paragraph,
        ('x' || substr(md5(%(seed)s || ':' || n), 1, 7))::bit(28)::int AS chance,
        ('x' || substr(md5(concat_ws(':', %(seed)s, dispute, place / 2)), 1, 7))::bit(28)::int AS paragraph_chance,
        mod(place / (%(countries)s * %(propositions)s), 2) = 1 AS is_second_round
    FROM placed
"""
_SAID = """
    SELECT *, CASE WHEN seat < 2 THEN 0 WHEN seat < 4 THEN 1 ELSE 2 + mod(seat, 5) END AS role,
        is_second_round AND mod(chance, 8) = 0 AS is_retold,
        mod(seat + 3 * dispute, %(countries)s) + CASE WHEN mod(chance, 2) = 0 THEN 0 ELSE %(countries)s END AS actor,
        mod(CASE WHEN seat < 2 THEN 2 + mod(chance, 2) WHEN seat < 4 THEN mod(chance, 2) ELSE 2 END + 3 * dispute,
            %(countries)s) AS target
    FROM seated
"""
_WORDED = """
    SELECT said.*, t.text AS topic, r.kind, r.stance, m.rank, m.marking_id, a.entity_id, a.name, a.code, a.authority,
        g.entity_id AS target_id, g.name AS target_name, g.code AS target_code, r.verb,
        concat_ws(' ', a.name, r.verb, g.name, r.joint, t.text, '(' || n || ').') AS quote,
        date '2024-01-01' + (place - CASE WHEN is_retold THEN %(countries)s * %(propositions)s ELSE 0 END)
            * 720 / among::int AS day
    FROM said JOIN world_actor a ON a.i = actor JOIN world_actor g ON g.i = target JOIN world_role r ON r.i = role
    JOIN world_topic t ON t.i = mod(dispute + issue, %(topics)s)
    JOIN world_marking m ON mod(paragraph_chance, 100) >= m.least AND mod(paragraph_chance, 100) < m.most
"""
ACTS = f"""
CREATE TEMPORARY TABLE world_act ON COMMIT DROP AS
WITH numbered AS ({_NUMBERED}), placed AS ({_PLACED}), seated AS ({_SEATED}), said AS ({_SAID}), worded AS ({_WORDED})
SELECT *, md5(concat_ws(':', %(seed)s, 'claim', n))::uuid AS claim_id,
    md5(concat_ws(':', %(seed)s, 'document', dispute, document))::uuid AS document_id,
    md5(concat_ws(':', %(seed)s, 'paragraph', dispute, document, paragraph))::uuid AS paragraph_id,
    md5(concat_ws(':', %(seed)s, 'proposition', dispute, issue))::uuid AS proposition_id,
    (coalesce(sum(length(quote) + 1 + mod(place, 2)) OVER before, 0))::int AS start,
    (max(day) OVER whole + time '06:00') AT TIME ZONE 'UTC' AS received
FROM worded WINDOW whole AS (PARTITION BY dispute, document),
    before AS (PARTITION BY dispute, document ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
"""
PAPERS = """
CREATE TEMPORARY TABLE world_paper ON COMMIT DROP AS
SELECT dispute, document, document_id, md5(document_id || ':revision')::uuid AS revision_id, min(received) AS received,
    min(rank) AS least, max(rank) AS whole, string_agg(quote, CASE WHEN mod(place, 2) = 0 THEN E'\\n\\n' ELSE ' ' END
    ORDER BY place) AS text FROM world_act GROUP BY dispute, document, document_id
"""
DISPUTES = """
INSERT INTO claims_dispute (id, slug, title, question, created_at, marking_id)
SELECT md5(concat_ws(':', %(seed)s, 'dispute', d))::uuid,
    'world-' || %(in_dispute)s || CASE WHEN d = 0 THEN '' ELSE '-' || d END, 'Made-up dispute ' || d,
    'Who did what?', timestamptz '2024-01-01 00:00+00', (SELECT marking_id FROM world_marking WHERE rank = 0)
FROM (SELECT DISTINCT dispute AS d FROM world_act) found ORDER BY d
"""
PROPOSITIONS = """
INSERT INTO claims_proposition (id, dispute_id, text, terms, accusers, accused, status, rule, confidence, created_at,
    marking_id)
SELECT md5(concat_ws(':', %(seed)s, 'proposition', dispute, issue))::uuid,
    md5(concat_ws(':', %(seed)s, 'dispute', dispute))::uuid,
    'The matter of ' || t.text || '.', '{}', ARRAY[one.code, two.code], ARRAY[three.code, four.code], 'confirmed',
    'written by a person', 1, timestamptz '2024-01-01 00:00+00' + issue * interval '1 second',
    (SELECT marking_id FROM world_marking WHERE rank = 0)
FROM (SELECT DISTINCT dispute FROM world_act) found CROSS JOIN generate_series(0, %(propositions)s - 1) issue
JOIN world_topic t ON t.i = mod(dispute + issue, %(topics)s)
JOIN world_actor one ON one.i = mod(3 * dispute, %(countries)s)
JOIN world_actor two ON two.i = mod(3 * dispute + 1, %(countries)s)
JOIN world_actor three ON three.i = mod(3 * dispute + 2, %(countries)s)
JOIN world_actor four ON four.i = mod(3 * dispute + 3, %(countries)s) ORDER BY dispute, issue
"""
DOCUMENTS = """
INSERT INTO cables_document (id, kind, source_id, title, published, published_precision, language, state, attempts,
    error, part, url, unread, mrn, intake, received_at, updated_at, marking_id)
SELECT p.document_id, (ARRAY['article', 'statement', 'cable'])[1 + mod(p.document, 3)], s.id,
    'Made-up report ' || p.dispute || '/' || p.document, (p.received AT TIME ZONE 'UTC')::date, 'day', 'en', 'ready', 1,
    '', '', '', '', '', '{"world": true}', p.received, p.received, m.marking_id
FROM world_paper p JOIN world_marking m ON m.rank = p.least JOIN world_source s ON s.i = mod(p.document, %(sources)s)
ORDER BY p.dispute, p.document
"""
REVISIONS = """
INSERT INTO cables_revision (id, document_id, number, text, title, issuer, author, header, warnings, created_at,
    marking_id)
SELECT p.revision_id, p.document_id, 1, p.text, 'Made-up report ' || p.dispute || '/' || p.document, '', '', NULL, '[]',
    p.received, m.marking_id
FROM world_paper p JOIN world_marking m ON m.rank = p.whole ORDER BY p.dispute, p.document
"""
CURRENT = """
UPDATE cables_document d SET current_id = p.revision_id FROM world_paper p WHERE p.document_id = d.id
"""
PARAGRAPHS = """
INSERT INTO cables_paragraph (id, document_id, revision_id, "order", number, role, start, "end", text, stated, marking_id)
SELECT paragraph_id, document_id, md5(document_id || ':revision')::uuid, paragraph, '', 'body', min(start),
    max(start + length(quote)), string_agg(quote, ' ' ORDER BY place), true, min(marking_id)
FROM world_act GROUP BY dispute, document, document_id, paragraph, paragraph_id ORDER BY dispute, document, paragraph
"""
MEMBERSHIPS = """
INSERT INTO claims_disputedocument (dispute_id, document_id, added_at, marking_id)
SELECT md5(concat_ws(':', %(seed)s, 'dispute', p.dispute))::uuid, p.document_id, p.received, m.marking_id
FROM world_paper p JOIN world_marking m ON m.rank = p.least ORDER BY p.dispute, p.document
"""
CLAIMS = """
INSERT INTO claims_claim (id, kind, claimant_id, claimant_name, claimant_country, official, authority, content, terms,
    reason, negated, day, day_precision, day_basis, status, rule, confidence, created_at, updated_at, marking_id)
SELECT claim_id, kind, entity_id, name, code, true, authority, topic, string_to_array(topic, ' '), '', false, day, 'day',
    'stated', CASE WHEN mod(chance, 10) = 0 THEN 'confirmed' ELSE 'suggested' END, 'world',
    0.5 + mod(chance, 50) / 100.0, received, received, marking_id FROM world_act ORDER BY n
"""
APPEARANCES = """
INSERT INTO claims_appearance (id, claim_id, document_id, revision_id, paragraph_id, "order", start, "end", quote,
    cue_start, cue_end, claimant_start, claimant_end, via_name, marking_id)
SELECT md5(claim_id || ':appearance')::uuid, claim_id, document_id, md5(document_id || ':revision')::uuid, paragraph_id,
    start, start, start + length(quote), quote, start + length(name) + 1, start + length(name) + 1 + length(verb),
    start, start + length(name), '', marking_id FROM world_act ORDER BY n
"""
PARTIES = """
INSERT INTO claims_claimparty (claim_id, role, "order", entity_id, name, country, start, "end", marking_id)
SELECT claim_id, 'target', 0, target_id, target_name, target_code, start + length(name) + length(verb) + 2,
    start + length(name) + length(verb) + 2 + length(target_name), marking_id FROM world_act ORDER BY n
"""
STANCES = """
INSERT INTO claims_stance (claim_id, proposition_id, stance, reason, status, rule, confidence, marking_id)
SELECT claim_id, proposition_id, stance, '', 'suggested', 'world', 1, marking_id FROM world_act ORDER BY n
"""
# A denial answers the accusation of its round, backers answer it too, and what is retold repeats its first telling.
LINKS = """
INSERT INTO claims_claimlink (id, source_id, target_id, relation, manner, status, rule, confidence, marking_id)
SELECT md5(source.claim_id || ':' || relation)::uuid, source.claim_id, target.claim_id, relation,
    CASE WHEN relation = 'rebuts' THEN 'denies the fact' ELSE '' END, 'suggested', 'world', 0.9, m.marking_id
FROM (
    SELECT n, claim_id, dispute, rank, place - CASE WHEN seat < 4 THEN 2 ELSE seat END AS place,
        CASE WHEN seat < 4 THEN 'rebuts' ELSE 'responds' END AS relation
    FROM world_act WHERE seat IN (2, 3) OR seat >= 4 AND mod(seat, 5) < 2
    UNION ALL
    SELECT n, claim_id, dispute, rank, place - %(countries)s * %(propositions)s, 'repeats' FROM world_act WHERE is_retold
) source JOIN world_act target ON target.dispute = source.dispute AND target.place = source.place
JOIN world_marking m ON m.rank = greatest(source.rank, target.rank) ORDER BY source.n, relation
"""
STEPS = {
    "what is said": (ACTS, "CREATE INDEX ON world_act (dispute, place)", "ANALYZE world_act", PAPERS),
    "disputes": (DISPUTES, PROPOSITIONS),
    "documents": (DOCUMENTS, REVISIONS, CURRENT, PARAGRAPHS, MEMBERSHIPS),
    "claims": (CLAIMS, APPEARANCES),
    "parties and stances": (PARTIES, STANCES),
    "links": (LINKS,),
}
STAGING = (
    "world_act", "world_paper", "world_actor", "world_role", "world_topic", "world_marking", "world_source",
)  # fmt: skip
# When each row was first held: the moment that its event carries.
HELD = {
    "proposition": "r.created_at",
    "disputedocument": "r.added_at",
    "claim": "r.created_at",
    "claimparty": "c.created_at",
    "appearance": "c.created_at",
    "stance": "c.created_at",
    "claimlink": "c.created_at",
}
NOT_STANDING = """
SELECT count(*) FROM claims_appearance a JOIN world_act USING (claim_id) JOIN cables_paragraph p ON p.id = a.paragraph_id
JOIN cables_revision v ON v.id = a.revision_id
WHERE substr(p.text, a.start - p.start + 1, a."end" - a.start) <> a.quote
    OR substr(v.text, a.start + 1, a."end" - a.start) <> a.quote
"""
