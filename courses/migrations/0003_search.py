"""Passages for searching, with the full-text index of whichever database this is.

SQLite: an FTS5 table that reads its words from the passages, and three triggers that keep it.
PostgreSQL: a generated column with a GIN index. The words arrive folded (courses/search/words.py),
so both only have to split them at spaces.

On SQLite, a later migration that makes the table anew drops the triggers: run these again then.
"""

from django.db import migrations, models

SQLITE = [
    """CREATE VIRTUAL TABLE courses_passage_words USING fts5(
        heading_words, words, content='courses_passage', content_rowid='id',
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
    """CREATE TRIGGER courses_passage_added AFTER INSERT ON courses_passage BEGIN
        INSERT INTO courses_passage_words(rowid, heading_words, words)
        VALUES (new.id, new.heading_words, new.words); END""",
    """CREATE TRIGGER courses_passage_dropped AFTER DELETE ON courses_passage BEGIN
        INSERT INTO courses_passage_words(courses_passage_words, rowid, heading_words, words)
        VALUES ('delete', old.id, old.heading_words, old.words); END""",
    """CREATE TRIGGER courses_passage_changed AFTER UPDATE ON courses_passage BEGIN
        INSERT INTO courses_passage_words(courses_passage_words, rowid, heading_words, words)
        VALUES ('delete', old.id, old.heading_words, old.words);
        INSERT INTO courses_passage_words(rowid, heading_words, words)
        VALUES (new.id, new.heading_words, new.words); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER courses_passage_changed",
    "DROP TRIGGER courses_passage_dropped",
    "DROP TRIGGER courses_passage_added",
    "DROP TABLE courses_passage_words",
]
POSTGRESQL = [
    """ALTER TABLE courses_passage ADD COLUMN search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple'::regconfig, heading_words), 'A')
        || setweight(to_tsvector('simple'::regconfig, words), 'D')) STORED""",
    "CREATE INDEX courses_passage_search ON courses_passage USING gin (search)",
]
POSTGRESQL_BACK = ["ALTER TABLE courses_passage DROP COLUMN search"]


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def make(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


class Migration(migrations.Migration):
    dependencies = [("courses", "0002_instructor_permissions")]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("revision_id", models.PositiveBigIntegerField()),
                ("position", models.PositiveIntegerField()),
                ("is_title", models.BooleanField(default=False)),
                ("anchor", models.CharField(blank=True, max_length=120)),
                ("heading", models.TextField(blank=True)),
                ("heading_words", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["kind", "revision_id", "position"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["kind", "revision_id"], name="passage_of_revision")],
            },
        ),
        migrations.RunPython(make, drop),
    ]
