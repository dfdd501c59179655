"""A token with which a program calls the API as a user."""

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import AuthToken


class Command(BaseCommand):
    """`manage.py create_token NAME`."""

    help = "Print a new token of a user, for the header `Authorization: Bearer TOKEN`. It is shown only this once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose token."""
        parser.add_argument("name", help="The user's name")

    def handle(self, *args: object, **options: object) -> None:
        """Keep the token's hash, print the token."""
        user = User.objects.filter(username=options["name"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active user “{options['name']}”.")
        _, token = AuthToken.objects.create(user)
        self.stdout.write(token)
