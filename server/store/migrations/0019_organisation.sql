-- Who is prescribed (1 of the rules on information sharing): the catalogue of categories as data, the organisations, the
-- people who speak for them, and how each was checked.

-- IS-140: what a regulation prescribes. A row is never wrong for the days for which it stood: another flag is another row
-- from the day on. 'assumed' and 'unknown' are the unverified state between yes and no (Q04).
CREATE TABLE entity_category (
    id          INTEGER PRIMARY KEY,
    code        TEXT    NOT NULL,                     -- 'ED01'
    sector      TEXT    NOT NULL,
    label       TEXT    NOT NULL,                     -- the type of service
    ciss        TEXT    NOT NULL CHECK (ciss IN ('yes', 'no', 'assumed', 'unknown')),
    fviss       TEXT    NOT NULL CHECK (fviss IN ('yes', 'no', 'assumed', 'unknown')),
    rae         TEXT    NOT NULL CHECK (rae IN ('yes', 'no', 'assumed', 'unknown')),
    maram       TEXT    NOT NULL CHECK (maram IN ('yes', 'no', 'assumed', 'unknown')),   -- IS-105: gives no power to share
    is_restricted   INTEGER NOT NULL DEFAULT 0 CHECK (is_restricted IN (0, 1)),          -- IS-103
    is_court_exempt INTEGER NOT NULL DEFAULT 0 CHECK (is_court_exempt IN (0, 1)),        -- IS-106
    capacity_limit  TEXT    NOT NULL DEFAULT '',      -- IS-107: prescribed only while doing this
    note        TEXT    NOT NULL DEFAULT '',
    is_prescribed   INTEGER NOT NULL DEFAULT 1 CHECK (is_prescribed IN (0, 1)),
    why_not     TEXT    NOT NULL DEFAULT '',          -- IS-108: why a search finds it and nothing can be shared with it
    valid_from  TEXT    NOT NULL,                     -- days in Melbourne, the last one included
    valid_to    TEXT    NOT NULL DEFAULT '',
    source      TEXT    NOT NULL,
    checked_on  TEXT    NOT NULL,
    UNIQUE (code, valid_from),
    CHECK (rae <> 'yes' OR fviss = 'yes'),            -- IS-102
    CHECK (is_prescribed = 1 OR (ciss = 'no' AND fviss = 'no' AND rae = 'no' AND why_not <> ''))
) STRICT;
CREATE TRIGGER entity_category_no_delete BEFORE DELETE ON entity_category
BEGIN
    SELECT RAISE(ABORT, 'a category of the catalogue is never deleted');
END;

CREATE TABLE organisation (
    id           INTEGER PRIMARY KEY,
    public_id    TEXT    NOT NULL UNIQUE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    former_names TEXT    NOT NULL DEFAULT '',         -- one to a line
    suburb       TEXT    NOT NULL DEFAULT '',
    service_id   INTEGER UNIQUE REFERENCES service (id),   -- of the register: it uses this system
    status       TEXT    NOT NULL CHECK (status IN ('confirmed', 'unconfirmed')),      -- IS-141
    source       TEXT    NOT NULL CHECK (source IN ('register', 'catalogue', 'person')),
    added_for    INTEGER REFERENCES service (id),     -- whose person added it
    added_by     TEXT    NOT NULL DEFAULT '',         -- public id of the account
    added_at     INTEGER,
    confirmed_by TEXT    NOT NULL DEFAULT '',
    confirmed_at INTEGER,
    -- As published; what one of our organisations knows besides stands in organisation_known.
    phone        TEXT    NOT NULL DEFAULT '',
    domains      TEXT    NOT NULL DEFAULT '',         -- of its mail, one to a line
    inbox        TEXT    NOT NULL DEFAULT '',
    preferred_form TEXT  NOT NULL DEFAULT '',         -- IS-804: a sheet of section 8
    published_in TEXT    NOT NULL DEFAULT '',
    checked_on   TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE TRIGGER organisation_no_delete BEFORE DELETE ON organisation
BEGIN
    SELECT RAISE(ABORT, 'an organisation that records name is never deleted');
END;

CREATE TABLE organisation_category (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    code            TEXT    NOT NULL,
    source          TEXT    NOT NULL CHECK (source IN ('register', 'catalogue', 'person')),
    PRIMARY KEY (organisation_id, code)
) STRICT, WITHOUT ROWID;

-- How one of our organisations reaches another one (IS-133, IS-804): its own to say, and nobody else's.
CREATE TABLE organisation_known (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    service_id      INTEGER NOT NULL REFERENCES service (id),
    phone           TEXT    NOT NULL DEFAULT '',
    domains         TEXT    NOT NULL DEFAULT '',
    inbox           TEXT    NOT NULL DEFAULT '',
    preferred_form  TEXT    NOT NULL DEFAULT '',
    by              TEXT    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (organisation_id, service_id)
) STRICT, WITHOUT ROWID;

-- Who speaks for an organisation. A change is the next version (IS-134); checks count from the version `checks_from` on.
CREATE TABLE organisation_contact (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL,                     -- of the person, the same in every version
    version     INTEGER NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    service_id  INTEGER REFERENCES service (id),      -- whose contact it is; none: they use this system themselves
    account_id  INTEGER REFERENCES account (id),
    name        TEXT    NOT NULL CHECK (name <> ''),
    title       TEXT    NOT NULL DEFAULT '',
    phone       TEXT    NOT NULL DEFAULT '',
    email       TEXT    NOT NULL DEFAULT '',
    checks_from INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    UNIQUE (public_id, version),
    CHECK ((service_id IS NULL) <> (account_id IS NULL))
) STRICT;
CREATE INDEX organisation_contact_of ON organisation_contact (organisation_id, service_id);
CREATE INDEX organisation_contact_account ON organisation_contact (account_id) WHERE account_id IS NOT NULL;
CREATE TRIGGER organisation_contact_no_update BEFORE UPDATE ON organisation_contact
BEGIN
    SELECT RAISE(ABORT, 'a contact is never edited: a change is the next version');
END;
CREATE TRIGGER organisation_contact_no_delete BEFORE DELETE ON organisation_contact
BEGIN
    SELECT RAISE(ABORT, 'a contact is never deleted');
END;

-- IS-130, IS-134: each check of an organisation or of a person, for those of one of our organisations; only ever added.
CREATE TABLE verification (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    contact     TEXT    NOT NULL DEFAULT '',          -- public id; empty: the organisation itself
    contact_version INTEGER NOT NULL DEFAULT 0,
    scheme      TEXT    NOT NULL DEFAULT '' CHECK (scheme IN ('', 'CISS', 'FVISS')),   -- empty: of the person
    result      TEXT    NOT NULL CHECK (result IN ('PASSED', 'MISSING', 'FAILED')),
    method      TEXT    NOT NULL,
    engagement  TEXT    NOT NULL DEFAULT '' CHECK (engagement IN ('', 'EMPLOYED', 'VOLUNTEER', 'UNKNOWN')),
    note        TEXT    NOT NULL DEFAULT '',          -- sealed
    callback_number TEXT NOT NULL DEFAULT '',
    callback_source TEXT NOT NULL DEFAULT '',         -- from where the number came, other than from the caller
    domain      TEXT    NOT NULL DEFAULT '',
    checked_on  TEXT    NOT NULL,                     -- day in Melbourne
    at          INTEGER NOT NULL,
    by          TEXT    NOT NULL,
    by_name     TEXT    NOT NULL,
    CHECK ((contact = '') = (scheme <> '')),
    CHECK (contact = '' OR method <> 'ISE_LIST_LOOKUP'),        -- IS-132
    CHECK (method <> 'ISE_LIST_LOOKUP' OR result <> 'FAILED')
) STRICT;
CREATE INDEX verification_of ON verification (service_id, organisation_id, contact, id);
CREATE TRIGGER verification_no_update BEFORE UPDATE ON verification
BEGIN
    SELECT RAISE(ABORT, 'a check is never edited: another check is another row');
END;
CREATE TRIGGER verification_no_delete BEFORE DELETE ON verification
BEGIN
    SELECT RAISE(ABORT, 'a check is never deleted');
END;

-- IS-136: somebody may not be who they say they are. It stands until RECORDS clears it.
CREATE TABLE impersonation_flag (
    id          INTEGER PRIMARY KEY,
    public_id   TEXT    NOT NULL UNIQUE,
    service_id  INTEGER NOT NULL REFERENCES service (id),
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    contact     TEXT    NOT NULL DEFAULT '',          -- public id; empty: whoever says that they are this organisation
    raised_by   TEXT    NOT NULL,
    raised_name TEXT    NOT NULL,
    raised_at   INTEGER NOT NULL,
    why         TEXT    NOT NULL,                     -- sealed
    cleared_by  TEXT    NOT NULL DEFAULT '',
    cleared_name TEXT   NOT NULL DEFAULT '',
    cleared_at  INTEGER,
    cleared_why TEXT    NOT NULL DEFAULT ''           -- sealed
) STRICT;
CREATE UNIQUE INDEX impersonation_flag_stands ON impersonation_flag (service_id, organisation_id, contact)
    WHERE cleared_at IS NULL;
CREATE TRIGGER impersonation_flag_clears_once BEFORE UPDATE ON impersonation_flag
WHEN OLD.cleared_at IS NOT NULL OR NEW.cleared_at IS NULL OR NEW.public_id <> OLD.public_id OR
     NEW.service_id <> OLD.service_id OR NEW.organisation_id <> OLD.organisation_id OR NEW.contact <> OLD.contact OR
     NEW.raised_by <> OLD.raised_by OR NEW.raised_at <> OLD.raised_at OR NEW.why <> OLD.why
BEGIN
    SELECT RAISE(ABORT, 'a flag is cleared once and otherwise stays as it was raised');
END;
CREATE TRIGGER impersonation_flag_no_delete BEFORE DELETE ON impersonation_flag
BEGIN
    SELECT RAISE(ABORT, 'a flag is never deleted');
END;

-- IS-133: domains at which anybody gets an address; no organisation is known by one.
CREATE TABLE free_mail_domain (domain TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO free_mail_domain (domain) VALUES
    ('gmail.com'), ('googlemail.com'), ('outlook.com'), ('outlook.com.au'), ('hotmail.com'), ('hotmail.com.au'),
    ('live.com'), ('live.com.au'), ('msn.com'), ('yahoo.com'), ('yahoo.com.au'), ('ymail.com'), ('rocketmail.com'),
    ('icloud.com'), ('me.com'), ('mac.com'), ('aol.com'), ('proton.me'), ('protonmail.com'), ('pm.me'), ('gmx.com'),
    ('gmx.net'), ('mail.com'), ('zoho.com'), ('zohomail.com'), ('yandex.com'), ('fastmail.com'), ('fastmail.com.au'),
    ('hey.com'), ('tutanota.com'), ('tuta.com'), ('hushmail.com'), ('bigpond.com'), ('bigpond.net.au'),
    ('optusnet.com.au'), ('iinet.net.au'), ('internode.on.net'), ('westnet.com.au'), ('tpg.com.au'), ('dodo.com.au'),
    ('ozemail.com.au'), ('adam.com.au'), ('freemail.example');

-- What a service of the register is in the catalogue; `sector` empty: of any. A council and an office are in no
-- category by themselves: somebody has to confirm one (IS-141).
CREATE TABLE service_category (
    kind   TEXT NOT NULL,
    sector TEXT NOT NULL DEFAULT '',
    code   TEXT NOT NULL,
    PRIMARY KEY (kind, sector)
) STRICT, WITHOUT ROWID;
INSERT INTO service_category (kind, sector, code) VALUES
    ('school', 'Government', 'ED01'), ('school', 'Catholic', 'ED02'), ('school', 'Independent', 'ED02'),
    ('kindergarten', '', 'EC01'), ('early_education', '', 'EC02'), ('mch', '', 'HE09'), ('playgroup', '', 'HS10');

-- Every service is an organisation, whoever writes it: the import, a person, a test.
INSERT INTO organisation (public_id, name, suburb, service_id, status, source)
    SELECT 'o' || s.public_id, s.name, s.town, s.id,
           CASE WHEN EXISTS (SELECT 1 FROM service_category k WHERE k.kind = s.kind AND k.sector IN ('', s.sector))
                THEN 'confirmed' ELSE 'unconfirmed' END, 'register'
    FROM service s;
INSERT INTO organisation_category (organisation_id, code, source)
    SELECT o.id, k.code, 'register' FROM organisation o JOIN service s ON s.id = o.service_id
    JOIN service_category k ON k.kind = s.kind AND k.sector IN ('', s.sector);
CREATE TRIGGER service_is_organisation AFTER INSERT ON service
BEGIN
    INSERT INTO organisation (public_id, name, suburb, service_id, status, source)
        SELECT 'o' || NEW.public_id, NEW.name, NEW.town, NEW.id,
               CASE WHEN EXISTS (SELECT 1 FROM service_category k WHERE k.kind = NEW.kind AND k.sector IN ('', NEW.sector))
                    THEN 'confirmed' ELSE 'unconfirmed' END, 'register';
    INSERT INTO organisation_category (organisation_id, code, source)
        SELECT o.id, k.code, 'register' FROM organisation o JOIN service_category k
        ON k.kind = NEW.kind AND k.sector IN ('', NEW.sector) WHERE o.service_id = NEW.id;
END;
CREATE TRIGGER service_stays_organisation AFTER UPDATE OF kind, sector, name, town ON service
WHEN NEW.kind <> OLD.kind OR NEW.sector <> OLD.sector OR NEW.name <> OLD.name OR NEW.town <> OLD.town
BEGIN
    UPDATE organisation SET
        former_names = CASE WHEN NEW.name = OLD.name THEN former_names ELSE trim(OLD.name || char(10) || former_names, char(10)) END,
        name = NEW.name, suburb = NEW.town,
        status = CASE WHEN confirmed_at IS NOT NULL OR EXISTS
                     (SELECT 1 FROM service_category k WHERE k.kind = NEW.kind AND k.sector IN ('', NEW.sector))
                 THEN 'confirmed' ELSE 'unconfirmed' END
        WHERE service_id = NEW.id;
    DELETE FROM organisation_category WHERE source = 'register'
        AND organisation_id = (SELECT id FROM organisation WHERE service_id = NEW.id);
    INSERT OR IGNORE INTO organisation_category (organisation_id, code, source)
        SELECT o.id, k.code, 'register' FROM organisation o JOIN service_category k
        ON k.kind = NEW.kind AND k.sector IN ('', NEW.sector) WHERE o.service_id = NEW.id;
END;

INSERT INTO entity_category
    (code, sector, label, ciss, fviss, rae, maram, is_restricted, is_court_exempt, capacity_limit, note, source,
     valid_from, checked_on)
SELECT *, '2023-09-11', '2026-11-01' FROM (VALUES
    ('ED01', 'Education: schools', 'Government school',
     'yes', 'yes', 'no', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('ED02', 'Education: schools', 'Non-government school operator (independent, Catholic)',
     'yes', 'yes', 'no', 'assumed', 0, 0, 'student-related day-to-day functions', '', 'information-sharing 1.4'),
    ('ED03', 'Education: system', 'Catholic and independent Catholic system body, canonical administrator',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'wellbeing or safety, professional conduct, learning diversity', 'information-sharing 1.4'),
    ('ED04', 'Education: statutory', 'Victorian Curriculum and Assessment Authority',
     'yes', 'assumed', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('ED05', 'Education: statutory', 'Victorian Institute of Teaching',
     'yes', 'assumed', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('ED06', 'Education: statutory', 'Victorian Registration and Qualifications Authority',
     'yes', 'assumed', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('EC01', 'Early childhood', 'Kindergarten',
     'yes', 'yes', 'no', 'yes', 0, 0, '', 'centre-based', 'information-sharing 1.4'),
    ('EC02', 'Early childhood', 'Long day care',
     'yes', 'yes', 'no', 'yes', 0, 0, '', 'centre-based', 'information-sharing 1.4'),
    ('EC03', 'Early childhood', 'Before and after school hours care',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', 'holiday-only care is not prescribed', 'information-sharing 1.4'),
    ('EC04', 'Early childhood', 'Approved provider of EC01 to EC03',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', 'child-related functions', 'information-sharing 1.4'),
    ('DE01', 'Department of Education', 'Child Link',
     'yes', 'unknown', 'no', 'unknown', 1, 0, '', 'asks and collects, never discloses', 'information-sharing 1.4'),
    ('DE02', 'Department of Education', 'Doctors in Schools Program',
     'yes', 'yes', 'no', 'unknown', 0, 0, '', 'as general practitioner', 'information-sharing 1.4'),
    ('DE03', 'Department of Education', 'Education Justice Initiative (Koorie and regional court liaison)',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('DE04', 'Department of Education', 'Enhancing Mental Health Support in Schools; Regional Telephone Counselling',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'government schools', 'information-sharing 1.4'),
    ('DE05', 'Department of Education', 'Health, wellbeing and specialist services: nurses, Student Support Services, visiting teachers',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'includes contracted bodies', 'information-sharing 1.4'),
    ('DE06', 'Department of Education', 'Koorie education and engagement staff',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('DE07', 'Department of Education', 'LOOKOUT (out-of-home care education)',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'includes contracted bodies', 'information-sharing 1.4'),
    ('DE08', 'Department of Education', 'National Student Wellbeing Program management',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'chaplains sit under the school', 'information-sharing 1.4'),
    ('DE09', 'Department of Education', 'Navigator, Project REAL, Side by Side',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 're-engagement', 'information-sharing 1.4'),
    ('DE10', 'Department of Education', 'Quality Assessment and Regulation Division',
     'yes', 'assumed', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('DE11', 'Department of Education', 'Royal Children''s Hospital Education Institute',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('DE12', 'Department of Education', 'Access to Early Learning; School-Focussed Youth Services; Geelong Project',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'contracted', 'information-sharing 1.4'),
    ('DE13', 'Department of Education', 'Security and Emergency Management Division',
     'yes', 'assumed', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('DE14', 'Department of Education', 'Statewide Vision Resource Centre',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE01', 'Health', 'Alcohol and other drugs service (State contract)',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE02', 'Health', 'Ambulance Victoria',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'includes contracted services', 'information-sharing 1.4; W04'),
    ('HE03', 'Health', 'Bush nursing centre',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE04', 'Health', 'Registered community health centre',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE05', 'Health', 'Designated and community-managed mental health service',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE06', 'Health', 'General practitioner',
     'yes', 'yes', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE07', 'Health', 'General practice nurse',
     'yes', 'yes', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('HE08', 'Health', 'Multi-purpose service (integrated health and aged care)',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', 'also listed under aged care', 'information-sharing 1.4'),
    ('HE09', 'Health', 'Maternal and Child Health: council, council contractor, State-contracted body, state-wide line',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', 'four sub-types', 'information-sharing 1.4'),
    ('HE10', 'Health', 'Public, denominational hospital; public health service; early parenting centre',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', 'registered funded agency', 'information-sharing 1.4'),
    ('HE11', 'Health: aged care', 'State-funded aged care service',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('DI01', 'Disability', 'Disability Services Commissioner',
     'yes', 'unknown', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('DI02', 'Disability', 'Forensic disability service',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('DI03', 'Disability', 'Multiple and Complex Needs Initiative',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('DI04', 'Disability', 'Victorian Disability Worker Commission; Disability Worker Registration Board',
     'yes', 'assumed', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('HO01', 'Housing', 'Community housing organisation (registered agency)',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HO02', 'Housing', 'DFFH Housing; Director of Housing',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HO03', 'Housing', 'State-funded homelessness service',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HO04', 'Housing', 'Tenancy Plus',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS01', 'Human services', 'Child Protection (with Hurstbridge Farm, secure welfare)',
     'yes', 'yes', 'yes', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS02', 'Human services', 'Community-based child and family service (other than Child FIRST)',
     'yes', 'yes', 'no', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS12', 'Human services', 'Child FIRST (part of the above class)',
     'yes', 'yes', 'yes', 'yes', 0, 0, '', 'risk assessment entity, unlike the rest of HS02', 'information-sharing 1.4; W10'),
    ('HS03', 'Human services', 'Registered out-of-home care service',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS04', 'Human services', 'Refugee Minor Program',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS05', 'Human services', 'Risk Assessment and Management Panel member',
     'yes', 'yes', 'yes', 'yes', 0, 0, 'work of the Risk Assessment and Management Panel: preparing, attending, following up', '', 'information-sharing 1.4'),
    ('HS06', 'Human services', 'Settlement or casework service (migrants, refugees, asylum seekers)',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS07', 'Human services', 'State-funded sexual assault service',
     'yes', 'yes', 'yes', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS08', 'Human services', 'Sexually abusive behaviour treatment service',
     'yes', 'yes', 'no', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS09', 'Human services', 'State-funded specialist family violence service (refuge, men''s behaviour change, counselling)',
     'yes', 'yes', 'yes', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS10', 'Human services', 'Supported playgroup',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('HS11', 'Human services', 'The Orange Door network (authorised Hub entity)',
     'yes', 'yes', 'yes', 'yes', 0, 0, '', '', 'information-sharing 1.4'),
    ('JU01', 'Justice', 'Children''s Court of Victoria',
     'yes', 'yes', 'no', 'unknown', 0, 1, '', '', 'information-sharing 1.4'),
    ('JU02', 'Justice', 'Justice Health, programs for under 18s',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', 'CISS limited to children''s programs', 'information-sharing 1.4'),
    ('JU03', 'Justice', 'Youth Health and Rehabilitation Service (funded)',
     'yes', 'assumed', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('JU04', 'Justice', 'Magistrates'' Court of Victoria',
     'yes', 'yes', 'no', 'unknown', 0, 1, '', '', 'information-sharing 1.4'),
    ('JU05', 'Justice', 'Multi-Agency Panel to Prevent Youth Offending member',
     'yes', 'unknown', 'no', 'unknown', 0, 0, 'work of the panel: preparing, attending, following up', '', 'information-sharing 1.4'),
    ('JU06', 'Justice', 'Perpetrator intervention service, trials included',
     'yes', 'yes', 'assumed', 'yes', 0, 0, '', 'behaviour-change programs stand under HS09', 'information-sharing 1.4'),
    ('JU07', 'Justice', 'Registry of Births, Deaths and Marriages',
     'yes', 'unknown', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('JU08', 'Justice', 'Secretariat to the Youth Parole Board',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('JU09', 'Justice', 'Victims Assistance Program',
     'yes', 'yes', 'yes', 'assumed', 0, 0, '', 'risk assessment entity as part of the Victims Support Agency', 'information-sharing 1.4; W10'),
    ('JU10', 'Justice', 'Victims of Crime Helpline',
     'yes', 'yes', 'yes', 'assumed', 0, 0, '', 'risk assessment entity as part of the Victims Support Agency', 'information-sharing 1.4'),
    ('JU11', 'Justice', 'Victoria Police',
     'yes', 'yes', 'yes', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('JU12', 'Justice', 'Youth Justice',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('JU13', 'Justice', 'Youth Justice-funded community support',
     'yes', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4'),
    ('OT01', 'Other', 'Commission for Children and Young People',
     'yes', 'unknown', 'no', 'unknown', 0, 0, '', '', 'information-sharing 1.4'),
    ('FV01', 'FVISS only', 'Corrections Victoria, correctional services, Adult Parole Board',
     'no', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4; W18'),
    ('FV02', 'FVISS only', 'State-funded financial counselling',
     'no', 'yes', 'no', 'assumed', 0, 0, '', '', 'information-sharing 1.4; W18'),
    ('FV03', 'FVISS only', 'State-funded tenancy assistance',
     'no', 'yes', 'no', 'assumed', 0, 0, '', 'not HO04, Tenancy Plus', 'information-sharing 1.4; W18'),
    ('FV04', 'FVISS only', 'Victims Support Agency',
     'no', 'yes', 'yes', 'assumed', 0, 0, '', 'CISS reaches its services through JU09 and JU10', 'information-sharing 1.4; S004'));

INSERT INTO entity_category
    (code, sector, label, ciss, fviss, rae, maram, is_prescribed, why_not, source, valid_from, checked_on)
SELECT column1, column2, column3, 'no', 'no', 'no', 'no', 0, column4, 'information-sharing 1.4; ' || column5, '2023-09-11', '2026-11-01'
FROM (VALUES
    ('NP01', 'Early childhood', 'Family day care', 'Family day care is not prescribed.', 'W04'),
    ('NP02', 'Early childhood', 'Occasional care', 'Occasional care is not prescribed.', 'W04'),
    ('NP03', 'Early childhood', 'Vacation-only care', 'Care in the holidays alone is not prescribed.', 'W04'),
    ('NP04', 'Early childhood', 'Preschool field officers', 'Preschool field officers are not prescribed.', 'W04'),
    ('NP05', 'Early childhood', 'Kindergarten Central Enrolment', 'Kindergarten Central Enrolment is not prescribed.', 'W04'),
    ('NP06', 'Disability', 'National Disability Insurance Scheme (NDIS) provider', 'The NDIS and its providers as such are not prescribed.', 'S004'),
    ('NP07', 'Disability', 'National Disability Insurance Agency (NDIA)', 'A Commonwealth agency is not prescribed.', 'S004'),
    ('NP08', 'Other', 'Commonwealth body', 'No Commonwealth body is prescribed.', 'S004'),
    ('NP09', 'Other', 'Interstate body', 'A body wholly of another State or Territory is not prescribed.', 'S004'),
    ('NP10', 'Department of Education', 'Help desk of the information sharing schemes', 'The help desk advises; it is not prescribed.', 'S004'),
    ('NP11', 'Other', 'Club, association or business in no category', 'No regulation names bodies of this kind.', 'IS-101'));

-- Bodies that any school deals with sooner or later; a second name by which it is looked for.
CREATE TEMPORARY TABLE body AS SELECT column1 AS id, column2 AS name, column3 AS other, column4 AS code FROM (VALUES
    ('victorian-curriculum-and-assessment-authority', 'Victorian Curriculum and Assessment Authority', 'VCAA', 'ED04'),
    ('victorian-institute-of-teaching', 'Victorian Institute of Teaching', 'VIT', 'ED05'),
    ('victorian-registration-and-qualifications-authority', 'Victorian Registration and Qualifications Authority', 'VRQA', 'ED06'),
    ('child-link', 'Child Link (Department of Education)', '', 'DE01'),
    ('rch-education-institute', 'Royal Children''s Hospital Education Institute', '', 'DE11'),
    ('ambulance-victoria', 'Ambulance Victoria', '', 'HE02'),
    ('disability-services-commissioner', 'Disability Services Commissioner', '', 'DI01'),
    ('disability-worker-commission', 'Victorian Disability Worker Commission', '', 'DI04'),
    ('dffh-housing', 'DFFH Housing (Director of Housing)', '', 'HO02'),
    ('child-protection', 'Child Protection', '', 'HS01'),
    ('orange-door', 'The Orange Door', '', 'HS11'),
    ('childrens-court', 'Children''s Court of Victoria', '', 'JU01'),
    ('justice-health', 'Justice Health', '', 'JU02'),
    ('magistrates-court', 'Magistrates'' Court of Victoria', '', 'JU04'),
    ('births-deaths-marriages', 'Registry of Births, Deaths and Marriages', '', 'JU07'),
    ('youth-parole-board', 'Secretariat to the Youth Parole Board', '', 'JU08'),
    ('victims-of-crime-helpline', 'Victims of Crime Helpline', '', 'JU10'),
    ('victoria-police', 'Victoria Police', '', 'JU11'),
    ('youth-justice', 'Youth Justice', '', 'JU12'),
    ('commission-for-children', 'Commission for Children and Young People', 'CCYP', 'OT01'),
    ('corrections-victoria', 'Corrections Victoria', '', 'FV01'),
    ('victims-support-agency', 'Victims Support Agency', '', 'FV04'),
    ('ndia', 'National Disability Insurance Agency', 'NDIA', 'NP07'));
INSERT INTO organisation (public_id, name, former_names, status, source, published_in, checked_on)
    SELECT 'body-' || id, name, other, 'confirmed', 'catalogue', 'information-sharing 1.4', '2026-11-01' FROM body;
INSERT INTO organisation_category (organisation_id, code, source)
    SELECT o.id, b.code, 'catalogue' FROM body b JOIN organisation o ON o.public_id = 'body-' || b.id;
DROP TABLE body;
-- The channels that they publish (8.1).
UPDATE organisation SET phone = '(03) 8335 5902', domains = 'police.vic.gov.au',
    inbox = 'INFORMATION-SHARING@police.vic.gov.au', preferred_form = 'VICPOL', published_in = 'information-sharing 8.1; S004'
    WHERE public_id = 'body-victoria-police';
UPDATE organisation SET domains = 'courts.vic.gov.au', inbox = 'informationsharing@courts.vic.gov.au',
    preferred_form = 'CIS', published_in = 'information-sharing 8.1; S004'
    WHERE public_id IN ('body-magistrates-court', 'body-childrens-court');
UPDATE organisation SET domains = 'dffh.vic.gov.au', inbox = 'info.exchange@dffh.vic.gov.au',
    preferred_form = 'DFFH_CP', published_in = 'information-sharing 8.1; S004'
    WHERE public_id = 'body-child-protection';
