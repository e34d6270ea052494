"""Every error that standoff raises on purpose.

    StandoffError
    ├── InputError             something the user handed over cannot be used
    │   ├── UnreadableInput    a file, record or stream that cannot be read as an article
    │   ├── UnsupportedLanguage  an article in a language that no extraction rules exist for
    │   ├── LexiconError       a lexicon file that breaks its schema (names the file and the entry)
    │   └── RecordError        a line of an export that is not a record of the contract
    ├── StoreError             the crisis file cannot be opened or written
    │   ├── NotACrisis         the file is no crisis file
    │   ├── NewerCrisis        the file was written by a newer version
    │   └── CrisisBusy         another process kept the file locked for longer than we wait
    ├── NotFound               no record has this id
    ├── ComponentError         a component failed on one document (becomes a ``Failure`` record)
    └── PipelineError          the list of components is inconsistent (raised at construction)

A message always says what happened, to which file or record, and what the user can do about it.
"""


class StandoffError(Exception):
    """Base class: catching it catches everything that standoff raises on purpose."""


class InputError(StandoffError):
    """Something the user handed over cannot be used."""


class UnreadableInput(InputError):
    """A file, record or stream cannot be read as an article."""


class UnsupportedLanguage(InputError):
    """An article is written in a language for which there are no extraction rules."""


class LexiconError(InputError):
    """A lexicon file breaks its schema."""


class RecordError(InputError):
    """A line of an export is not a record of the contract."""


class StoreError(StandoffError):
    """The crisis file cannot be opened or written."""


class NotACrisis(StoreError):
    """The file is no crisis file."""


class NewerCrisis(StoreError):
    """The crisis file was written by a newer version of standoff."""


class CrisisBusy(StoreError):
    """Another process kept the crisis file locked for longer than we wait."""


class NotFound(StandoffError):
    """No record has this id."""


class ComponentError(StandoffError):
    """An extraction component failed on one document."""


class PipelineError(StandoffError):
    """The list of extraction components is inconsistent."""
