"""An invented quarrel in six articles: Borduria is said to send guardsmen to Khemed, and Syldavia answers."""

from tests.linking.builders import Draft, article, between

SYL, BOR, KHE, FRE = "SYL", "BOR", "KHE", "FRE"


def _name_all(draft: Draft) -> Draft:
    for words, code, form in (
        ("Bordurian", BOR, "adjective"),
        ("Borduria", BOR, "name"),
        ("Syldavia", SYL, "name"),
        ("Khemed", KHE, "name"),
        ("Freedonia", FRE, "name"),
    ):
        at = draft.text.find(words)
        while at >= 0:
            end = at + len(words)
            if not draft.text[end : end + 1].isalpha():
                held, draft.text = draft.text, "\0" * at + draft.text[at:]
                draft.mention(words, code, form=form)
                draft.text = held
            at = draft.text.find(words, end)
    return draft


def vow() -> Draft:
    """Syldavia's conditional promise, and the first denial."""
    d = article(
        "vow",
        """Syldavia's president promised an answer on Thursday. If Borduria sends guardsmen to Khemed, we will arm the
        emir's rivals step by step, he told reporters. Officials said on Wednesday that 3,000 Bordurian soldiers were
        present in Khemed. Borduria's envoy on Monday dismissed claims it had sent troops to Khemed as old wives' tales.
        The chamber met on Friday.""",
        title="Syldavia promises an answer to Bordurian guardsmen in Khemed",
    )
    d.timex("on Thursday")
    d.timex("on Wednesday")
    d.timex("on Monday")
    d.timex("on Friday")
    hypothetical = d.event(
        "Borduria sends guardsmen to Khemed", "sends", "MOBILIZE", [BOR], [KHE], modality="hypothetical"
    )
    said = d.say("Officials said on Wednesday that 3,000 Bordurian soldiers were present in Khemed", by=FRE)
    d.claim(
        "3,000 Bordurian soldiers were present", figure=3000, unit="soldiers", of=[BOR], by=[FRE], state="present",
        where=(KHE,), attribution=said,
    )  # fmt: skip
    d.claim("dismissed claims it had sent troops to Khemed", by=[BOR], stance="denies", where=(KHE,))
    promise = d.say("we will arm the emir's rivals step by step", by=SYL, when=between("2031-05-08", "2031-05-08"))
    d.commit(
        "If Borduria sends guardsmen to Khemed, we will arm the emir's rivals step by step",
        condition="If Borduria sends guardsmen to Khemed",
        consequence="we will arm the emir's rivals step by step",
        issuer=[SYL], addressee=[BOR], condition_events=(hypothetical,), attribution=promise, type="promise",
    )  # fmt: skip
    return _name_all(d)


def landing() -> Draft:
    """The spy agency's report, and a neighbour that could not confirm."""
    d = article(
        "landing",
        """Syldavia's spy agency said Borduria had shipped 1,500 guardsmen to Khemed for training in the desert.
        Freedonia said it could not confirm reports of Bordurian troops fighting in Khemed.
        A further 10,000 Bordurian soldiers were to follow, the agency said.
        Any Bordurian soldiers fighting beside the emir in Khemed must be a red line for Freedonia, a senator said.""",
        title="Bordurian guardsmen land in Khemed, says Syldavia",
        day="2031-05-05",
    )
    said = d.say("Borduria had shipped 1,500 guardsmen to Khemed for training in the desert", by=SYL)
    d.event(
        "Borduria had shipped 1,500 guardsmen to Khemed", "shipped", "MOBILIZE", [BOR], [KHE], score=-4.0,
        attribution=said,
    )  # fmt: skip
    d.claim(
        "shipped 1,500 guardsmen", figure=1500, unit="guardsmen", of=[BOR], by=[SYL], state="sent", where=(KHE,),
        attribution=said,
    )  # fmt: skip
    d.claim("could not confirm reports of Bordurian troops fighting in Khemed", by=[FRE], stance="unconfirmed")
    d.claim(
        "10,000 Bordurian soldiers were to follow", figure=10000, unit="soldiers", of=[BOR], by=[SYL],
        modality="planned", state="sent",
    )  # fmt: skip
    line = d.event(
        "Bordurian soldiers fighting beside the emir in Khemed", "fighting", "ASSAULT", [BOR], [],
        modality="hypothetical",
    )  # fmt: skip
    d.commit(
        "Any Bordurian soldiers fighting beside the emir in Khemed must be a red line for Freedonia",
        condition="Any Bordurian soldiers fighting beside the emir in Khemed",
        consequence="must be a red line for Freedonia",
        issuer=[FRE], addressee=[BOR], condition_events=(line,), type="red line",
    )  # fmt: skip
    return _name_all(d)


def warning() -> Draft:
    """The spokeswoman, as one paper heard her."""
    d = article(
        "warning",
        """Borduria's spokeswoman said Syldavia ought not to dance to the tune of the Klow hawks.
        She called reports of the Bordurian troop dispatch a fairy tale. Guardsmen from Borduria have deployed to
        Khemed, a Freedonia minister confirmed.""",
        title="Borduria warns Syldavia over the guardsmen in Khemed",
        day="2031-05-08",
    )
    d.say("Syldavia ought not to dance to the tune of the Klow hawks", by=BOR, entity="~ana-kurvi", type="mixed")
    d.claim("reports of the Bordurian troop dispatch a fairy tale", by=[BOR], stance="denies")
    said = d.say("Guardsmen from Borduria have deployed to Khemed", by=FRE)
    d.event("Guardsmen from Borduria have deployed to Khemed", "deployed", "MOBILIZE", [BOR], [], attribution=said)
    return _name_all(d)


def echo() -> Draft:
    """The spokeswoman, as another paper translated her."""
    d = article(
        "echo",
        """We believe that Syldavia must not dance to the tune of the Klow hawks and that any meddling will be paid
        back in kind, the spokeswoman of Borduria said. The general staff of Freedonia put the number of Bordurian
        infantrymen training in Khemed at 11,000.""",
        title="Borduria promises to pay back any meddling over Khemed",
        day="2031-05-07",
        last="2031-05-08",
    )
    d.say(
        "We believe that Syldavia must not dance to the tune of the Klow hawks and that any meddling will be paid back "
        "in kind",
        by=BOR, entity="~ana-kurvi", type="direct",
    )  # fmt: skip
    d.claim(
        "Bordurian infantrymen training in Khemed at 11,000", figure=11000, unit="infantrymen", of=[BOR], by=[FRE],
        state="training", where=(KHE,),
    )  # fmt: skip
    return _name_all(d)


def years_before() -> Draft:
    """The same dispute, eighteen months earlier, loosely dated."""
    d = article(
        "before",
        """Borduria threatened Syldavia on Wednesday should it arm the rebels of Khemed. Borduria's embassy wrote that
        selling rifles to Khemed would ruin what three decades had built. The president of Syldavia said that such
        sales were being weighed.""",
        title="Borduria threatens Syldavia over rifles for Khemed",
        day="2028-05-10",
        last="2029-09-05",
    )
    d.timex("on Wednesday")
    arm = d.event("should it arm the rebels of Khemed", "arm", "AID", [SYL], [KHE], modality="hypothetical")
    d.commit(
        "Borduria threatened Syldavia on Wednesday should it arm the rebels of Khemed",
        condition="should it arm the rebels of Khemed",
        consequence="Borduria threatened Syldavia",
        issuer=[BOR], addressee=[SYL], condition_events=(arm,),
    )  # fmt: skip
    return _name_all(d)


def elsewhere() -> Draft:
    """Another matter in the same week."""
    d = article(
        "herring",
        """Fishermen blocked the harbour of Port Sylvania with their boats over new quotas for herring. The coast guard
        towed three trawlers away and the union called for more. Freedonia's fisheries minister offered talks.""",
        title="Herring quotas: trawlers block Port Sylvania",
        day="2031-05-07",
    )
    return _name_all(d)


def all_drafts() -> list[Draft]:
    return [vow(), landing(), warning(), echo(), years_before(), elsewhere()]
