-- Table 1.3, ENT-15, ENT-24, SRC-2 and SRC-7 as data: one row per workforce, and what its Users may say they look for.
-- W10 has a row for each capability that ENT-15 tells apart. The labels are our own words; an administrator can correct
-- any row (ACT-23). `source`: the rule that a row comes from; `as_of`: the day on which it was read there.

INSERT INTO workforce
    (code, label, scope, sees_identity, sees_family, sees_child_protection, sees_early_years, sees_school, sees_supports,
     sees_end, sees_protected_services, may_list_roll, source, as_of)
VALUES
    ('W1', 'Government school', 'enrolled_at_service',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 0, 1, 'table 1.3 W1; ENT-15', '2026-11-01'),
    ('W2', 'Catholic or independent school', 'enrolled_at_service',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 0, 1, 'table 1.3 W2; ENT-15', '2026-11-01'),
    ('W3', 'Early childhood service with a funded kindergarten program', 'enrolled_at_service',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 0, 1, 'table 1.3 W3; ENT-15', '2026-11-01'),
    ('W4', 'Maternal and Child Health service of a council', 'known_to_service',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 0, 0, 'table 1.3 W4; ENT-15', '2026-11-01'),
    ('W5', 'Council, planning and policy for childhood services', 'council_services',
     'all', 'none', 'none', 'all', 'all', 'none', 'status_only', 0, 0, 'table 1.3 W5; ENT-15', '2026-11-01'),
    ('W6', 'Child Protection', 'everyone',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 1, 0, 'table 1.3 W6; ENT-15; ENT-24', '2026-11-01'),
    ('W7', 'Provider in child protection outside the department', 'everyone',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 1, 0, 'table 1.3 W7; ENT-15; ENT-24', '2026-11-01'),
    ('W8', 'Department of Education, regional services and programs', 'area',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 0, 0, 'table 1.3 W8; ENT-15', '2026-11-01'),
    ('W9', 'Oversight by office', 'everyone',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 1, 0, 'table 1.3 W9; ENT-15; ENT-24', '2026-11-01'),
    ('W10-steward', 'Department of Education, data steward', 'everyone',
     'all', 'all', 'all', 'all', 'all', 'all', 'all', 0, 0, 'table 1.3 W10; ACT-12 (iii); ENT-15', '2026-11-01'),
    ('W10-sysadmin', 'Department of Education, systems administration', 'none',
     'none', 'none', 'none', 'none', 'none', 'none', 'none', 0, 0, 'table 1.3 W10; ACT-12 (ii); ENT-15', '2026-11-01'),
    ('W10-deidentify', 'Department of Education, de-identified information', 'none',
     'none', 'none', 'none', 'none', 'none', 'none', 'none', 0, 0, 'table 1.3 W10; ACT-12 (iv); ENT-15', '2026-11-01');

INSERT INTO purpose (workforce, code, label, position, source, as_of)
VALUES
    ('W1', 'education_services', 'Provide education, care or a related service to this child', 1, 'SRC-7; table 1.3', '2026-11-01'),
    ('W1', 'plan_services', 'Monitor or plan services for the children enrolled here', 2, 'SRC-7; table 1.3', '2026-11-01'),
    ('W2', 'education_services', 'Provide education, care or a related service to this child', 1, 'SRC-7; table 1.3', '2026-11-01'),
    ('W2', 'plan_services', 'Monitor or plan services for the children enrolled here', 2, 'SRC-7; table 1.3', '2026-11-01'),
    ('W3', 'early_education_services', 'Provide early education, care or a related service to this child', 1, 'by analogy with the school purposes of SRC-7', '2026-11-01'),
    ('W3', 'plan_services', 'Monitor or plan services for the children enrolled here', 2, 'by analogy with the school purposes of SRC-7', '2026-11-01'),
    ('W4', 'mch_services', 'Provide maternal and child health care to this child', 1, 'our own words; table 1.3 W4', '2026-11-01'),
    ('W4', 'plan_services', 'Monitor or plan maternal and child health services', 2, 'our own words; table 1.3 W4', '2026-11-01'),
    ('W5', 'council_planning', 'Plan childhood services of the council', 1, 'our own words; table 1.3 W5', '2026-11-01'),
    ('W5', 'council_participation', 'Find children who are missing out on services of the council', 2, 'our own words; table 1.3 W5', '2026-11-01'),
    ('W6', 'cp_intake', 'Child Protection: intake', 1, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W6', 'cp_investigation', 'Child Protection: investigation', 2, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W6', 'cp_case_management', 'Child Protection: case management', 3, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W6', 'cp_living_arrangements', 'Child Protection: where a child lives', 4, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W6', 'cp_siblings', 'Child Protection: brothers and sisters of a child', 5, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W7', 'cp_intake', 'Child Protection: intake', 1, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W7', 'cp_investigation', 'Child Protection: investigation', 2, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W7', 'cp_case_management', 'Child Protection: case management', 3, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W7', 'cp_living_arrangements', 'Child Protection: where a child lives', 4, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W7', 'cp_siblings', 'Child Protection: brothers and sisters of a child', 5, 'SRC-7; table 1.3 W6', '2026-11-01'),
    ('W8', 'find_missing', 'Find children who are not taking part in services they may be eligible for', 1, 'SRC-7; table 1.3 W8', '2026-11-01'),
    ('W8', 'regional_support', 'Support a child to take part in a service', 2, 'our own words; table 1.3 W8', '2026-11-01'),
    ('W9', 'oversight', 'Carry out a function of this office', 1, 'our own words; table 1.3 W9', '2026-11-01'),
    ('W10-steward', 'data_stewardship', 'Match, merge, correct or de-identify records', 1, 'ACT-12 (iii)', '2026-11-01');
