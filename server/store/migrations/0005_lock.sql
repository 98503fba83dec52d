-- PLT-29: a locked session is still live and still owes its ends, but reaches nothing until its password is given again.
-- A column beside the stage and not a stage of its own: what was reached by signing in is not taken back.
ALTER TABLE session ADD COLUMN locked_at INTEGER CHECK (locked_at IS NULL OR stage = 'ready');
