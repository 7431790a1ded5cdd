"""Django's own messages that our catalogues say again, and better.

They show in the admin, and Django's Chinese catalogues lack them (Simplified readers then see Traditional characters),
hold them in the other script or in English letters, mistranslate them, set names between blanks, or call one thing by
two names (使用者 and 用戶; 登出 and 注销). Ours win.
"""

from typing import NamedTuple


class Message(NamedTuple):
    """A message as the code asks for it; `plural` and `context` are empty where it has none."""

    singular: str
    plural: str
    context: str


def foreign(context: str, *texts: str) -> tuple[Message, ...]:
    return tuple(Message(text, "", context) for text in texts)


FOREIGN = {
    "django": (
        *foreign(
            "",
            " By %(filter_title)s ",
            "%(model)s instance with %(field)s %(value)r is not a valid choice.",
            "%(model_name)s with this %(field_label)s already exists.",
            "%(model_name)s with this %(field_labels)s already exists.",
            "%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?",
            "0 of %(cnt)s selected",
            ":",
            "Action:",
            "Add %(name)s",
            "Add %s",
            "Add another %(model)s",
            "Add another %(verbose_name)s",
            "Add link",
            "Added {name} “{object}”.",
            "Added “%(object)s”.",
            "Added.",
            "Added:",
            "After you’ve created a user, you’ll be able to edit more user options.",
            'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of the following related '
            "items will be deleted:",
            "Are you sure you want to delete the selected %(objects_name)s? All of the following objects and their "
            "related items will be deleted:",
            "Cannot delete %(name)s",
            "Change %s",
            "Change history: %s",
            "Change or view list link",
            "Change password: %s",
            "Change selected %(model)s",
            "Changed {fields} for {name} “{object}”.",
            "Changed {fields}.",
            "Changed “%(object)s” — %(changes)s",
            "Delete selected %(model)s",
            "Delete selected %(verbose_name_plural)s",
            "Deleted {name} “{object}”.",
            "Deleted “%(object)s.”",
            "Deleted:",
            "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the following protected "
            "related objects:",
            "Deleting the %(object_name)s '%(escaped_object)s' would result in deleting related objects, but your "
            "account doesn't have permission to delete the following types of objects:",
            "Deleting the selected %(objects_name)s would require deleting the following protected related objects:",
            "Deleting the selected %(objects_name)s would result in deleting related objects, but your account "
            "doesn't have permission to delete the following types of objects:",
            "Designates that this user has all permissions without explicitly assigning them.",
            "Designates whether the user can log into this admin site.",
            "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
            "Enable password-based authentication for this user by setting a password.",
            "Ensure this value is greater than or equal to %(limit_value)s.",
            "Ensure this value is less than or equal to %(limit_value)s.",
            "Enter a new password for the user <strong>%(username)s</strong>.",
            "Enter a valid “slug” consisting of Unicode letters, numbers, underscores, or hyphens.",
            "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
            "Error:",
            "Filter",
            "Hold down “Control”, or “Command” on a Mac, to select more than one.",
            "Log out",
            "Logged out",
            "Model name",
            "Models in the %(name)s application",
            "None available",
            "Past 7 days",
            "Please enter the correct %(username)s and password for a staff account. Note that both fields may be "
            "case-sensitive.",
            "Please enter your new password twice so we can verify you typed it in correctly.",
            "Please enter your old password, for security’s sake, and then enter your new password twice so we can "
            "verify you typed it in correctly.",
            "Raw passwords are not stored, so there is no way to see the user’s password.",
            "Select %s",
            "Select %s to change",
            "Select %s to view",
            "Select a valid choice. %(value)s is not one of the available choices.",
            "Select all %(total_count)s %(module_name)s",
            "Set password: %s",
            "Start typing to filter…",
            "Successfully deleted %(count)d %(items)s.",
            "The %(name)s “%(obj)s” was deleted successfully.",
            "The groups this user belongs to. A user will get all permissions granted to each of their groups.",
            "The {name} “{obj}” was added successfully.",
            "The {name} “{obj}” was added successfully. You may add another {name} below.",
            "The {name} “{obj}” was changed successfully.",
            "The {name} “{obj}” was changed successfully. You may add another {name} below.",
            "The {name} “{obj}” was changed successfully. You may edit it again below.",
            "This account is inactive.",
            "This action will <strong>enable</strong> password-based authentication for this user.",
            "This object doesn’t have a change history. It probably wasn’t added via this admin site.",
            "Toggle theme (current theme: auto)",
            "Toggle theme (current theme: dark)",
            "Toggle theme (current theme: light)",
            "View %s",
            "View on site",
            "View selected %(model)s",
            "View site",
            "Whether the user will be able to authenticate using a password or not. If disabled, they may still be "
            "able to authenticate using other backends, such as Single Sign-On or LDAP.",
            "You may edit it again below.",
            "Your password has been set.  You may go ahead and log in now.",
            "“%(pk)s” is not a valid value.",
        ),
        Message(
            "%(total_count)s selected",
            "All %(total_count)s selected",
            "",
        ),
        Message(
            "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
            "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
            "",
        ),
        Message(
            "This password is too short. It must contain at least %d character.",
            "This password is too short. It must contain at least %d characters.",
            "",
        ),
        Message(
            "Your password must contain at least %(min_length)d character.",
            "Your password must contain at least %(min_length)d characters.",
            "",
        ),
        *foreign("String to return when truncating text", "%(truncated_text)s…"),
    ),
    "djangojs": (
        *foreign(
            "",
            "(click to clear)",
            "Available %s",
            'Choose %s by selecting them and then select the "Choose" arrow button.',
            "Choose all %s",
            "Choose selected %s",
            "Chosen %s",
            'Remove %s by selecting them and then select the "Remove" arrow button.',
            "Remove all %s",
            "Remove selected %s",
            "Type into this box to filter down the list of available %s.",
            "Type into this box to filter down the list of selected %s.",
            "You have selected an action, and you haven’t made any changes on individual fields. You’re probably "
            "looking for the Go button rather than the Save button.",
        ),
        Message(
            "%(sel)s of %(cnt)s selected",
            "%(sel)s of %(cnt)s selected",
            "",
        ),
        *(
            message
            for day in ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
            for message in foreign(f"one letter {day}", day[0])
        ),
    ),
}
