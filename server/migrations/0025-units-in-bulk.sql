-- Room 1 · registry 谁: many units at once from a file are one act on the tree.
alter table registry.org_act drop constraint org_act_kind_check;
alter table registry.org_act add constraint org_act_kind_check check (kind in (
  'add_unit', 'add_units', 'rename_unit', 'end_unit', 'merge_units', 'split_unit', 'add_membership', 'end_membership',
  'add_group', 'set_standing', 'end_standing', 'add_post', 'end_post', 'assign_portfolio', 'end_portfolio'
));
