"""The places of a course, which never move under a learner: course, module, section."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Course(models.Model):
    """A course. `structure` counts changes to its places, so that compiled pages notice them."""

    scope_path = "slug"

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)
    open_to_guests = models.BooleanField(
        _("open to guests"),
        default=True,
        help_text=_("Readable and answerable without an account."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark"), default=70, validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("Per cent of all points."),
    )  # fmt: skip
    asks_confidence = models.BooleanField(
        _("ask how sure learners are"),
        default=False,
        db_default=False,
        help_text=_("With each answer learners may say “sure” or “not sure”; it is never scored."),
    )
    shows_release_log = models.BooleanField(
        _("show the release log"),
        default=False,
        db_default=False,
        help_text=_("Learners may watch how far each release of this course has come."),
    )
    structure = models.PositiveIntegerField(default=1, editable=False)
    instructors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="courses.CourseInstructor",
        through_fields=("course", "person"),
        related_name="instructed_courses",
        verbose_name=_("instructors"),
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ["title"]
        permissions = [("all_courses", "Can see and change every course")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pass_mark__lte=100), name="course_pass_mark_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Store the course and let every process see that its places may have changed."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        self.touch()

    def touch(self) -> None:
        """Count one more change of structure."""
        Course.objects.filter(pk=self.pk).update(structure=models.F("structure") + 1)

    def get_absolute_url(self) -> str:
        """The course home."""
        return reverse("courses:home", args=[self.slug])


class Module(models.Model):
    """A numbered part of a course: M01 … M99."""

    scope_path = "course__slug"

    course = models.ForeignKey(
        Course, models.CASCADE, related_name="modules", verbose_name=_("course")
    )
    number = models.PositiveSmallIntegerField(
        _("number"), validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    slug = models.SlugField(_("slug"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("summary"), blank=True)

    class Meta:
        verbose_name = _("module")
        verbose_name_plural = _("modules")
        ordering = ["course", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "number"], name="module_number_once_in_course"
            ),
            models.UniqueConstraint(fields=["course", "slug"], name="module_slug_once_in_course"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=99),
                name="module_number_has_two_digits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        """How plates name the module: M06."""
        return f"M{self.number:02}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Store the module and count the change on its course."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        self.course.touch()


class Section(models.Model):
    """A numbered place in a module. What stands there is in its revisions."""

    scope_path = "module__course__slug"

    module = models.ForeignKey(
        Module, models.CASCADE, related_name="sections", verbose_name=_("module")
    )
    number = models.PositiveSmallIntegerField(
        _("number"), validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    slug = models.SlugField(_("slug"), max_length=60)
    opens_after = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="opens",
        verbose_name=_("opens after"),
        help_text=_("Locked until the learner has completed that section."),
    )

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["module", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["module", "number"], name="section_number_once_in_module"
            ),
            models.UniqueConstraint(fields=["module", "slug"], name="section_slug_once_in_module"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=99),
                name="section_number_has_two_digits",
            ),
            models.CheckConstraint(
                condition=models.Q(opens_after=None) | ~models.Q(opens_after=models.F("id")),
                name="section_does_not_wait_for_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module.code}/{self.slug}"

    @property
    def code(self) -> str:
        """How plates name the section: SECTION_03."""
        return f"SECTION_{self.number:02}"

    @property
    def plate(self) -> str:
        """How tables name the section together with its module: M06 / SECTION_03."""
        return f"{self.module.code} / {self.code}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Store the section and count the change on its course."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        self.module.course.touch()

    def get_absolute_url(self) -> str:
        """The page where learners read it."""
        return reverse(
            "courses:section", args=[self.module.course.slug, self.module.slug, self.slug]
        )
