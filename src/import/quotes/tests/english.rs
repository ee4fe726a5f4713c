//! English quotations and their speakers.

/// Text, names, speakers of its quotations in order.
pub(super) const ENGLISH: &[(&str, &str, &str)] = &[
    // The name beside the verb
    (
        "“We will build it,” Dana Whitlock said.",
        "Dana Whitlock",
        "Dana Whitlock",
    ),
    (
        "“We will build it,” said Dana Whitlock.",
        "Dana Whitlock",
        "Dana Whitlock",
    ),
    (
        "\"We will build it\", Whitlock said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock said: “We will build it.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock told reporters on Monday, “We will build it.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "“We will build it,” Whitlock told Marcus Bell of the Courier.",
        "Dana Whitlock|Whitlock; Marcus Bell; #Courier",
        "Dana Whitlock",
    ),
    (
        "“Why now?” Whitlock asked.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "“Never!” shouted Ruben Okafor from the gallery.",
        "Ruben Okafor",
        "Ruben Okafor",
    ),
    (
        "“It is a slow process,” Okafor tweeted late Sunday.",
        "Ruben Okafor|Okafor",
        "Ruben Okafor",
    ),
    (
        "“I would rather walk,” Okafor deadpanned.",
        "Ruben Okafor|Okafor",
        "Ruben Okafor",
    ),
    (
        "“It is time,” Okafor volunteered.",
        "Ruben Okafor|Okafor",
        "Ruben Okafor",
    ),
    // The verb between the parts
    (
        "“The bridge,” Whitlock said, “was never safe.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“The bridge was never safe,” said Whitlock. “We warned them in spring. Nobody came.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“They knew. They all knew,” said Whitlock. “And,” she added, “they did nothing.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock, Dana Whitlock",
    ),
    // What stands between subject and verb
    (
        "“It was dark,” Priya Raman, a nurse from Leeds, said on Tuesday.",
        "Priya Raman; @Leeds",
        "Priya Raman",
    ),
    (
        "“It was dark,” said Priya Raman, who was on duty that night.",
        "Priya Raman",
        "Priya Raman",
    ),
    (
        "Raman, who was on duty that night, said: “It was dark.”",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“It was dark,” Raman, 45, later told Joel Stern, her lawyer.",
        "Priya Raman|Raman; Joel Stern",
        "Priya Raman",
    ),
    (
        "“It was dark,” Raman has since repeatedly said.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "Priya Raman, a friend of Joel Stern, the actor, said the night was “very dark.”",
        "Priya Raman; Joel Stern",
        "Priya Raman",
    ),
    (
        "“We are ready,” said union president Carla Mendes.",
        "Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said Whitlock campaign manager Carla Mendes.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said Whitlock’s lawyer, Carla Mendes.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said Sen. Carla Mendes (D-Ohio).",
        "Carla Mendes; @Ohio",
        "Carla Mendes",
    ),
    (
        "“We are ready,” said the governor, Carla Mendes.",
        "Carla Mendes",
        "Carla Mendes",
    ),
    (
        "“We are ready,” Whitlock’s campaign chairman, Carla Mendes, said.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        "Carla Mendes",
    ),
    (
        "Victor Hale’s speech was long. “Very long,” he said.",
        "Victor Hale",
        "Victor Hale",
    ),
    // Nobody with a name
    (
        "“We are ready,” said a spokesman for Whitlock.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” a Whitlock aide said.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” one official told Whitlock.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” said supporters of Whitlock.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“Lock the gates,” the crowd chanted as Whitlock left.",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "“We are ready,” said Whitlock and Mendes.",
        "Dana Whitlock|Whitlock; Carla Mendes|Mendes",
        "-",
    ),
    (
        "Critics of Whitlock have called the plan “a disaster.”",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "Democrats say Whitlock has “no plan.”",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "The plan is known as “the long march.”",
        "Dana Whitlock|Whitlock",
        "-",
    ),
    (
        "The museum sold “The Old Man at the Window” in May.",
        "Dana Whitlock",
        "-",
    ),
    // Words inside a sentence
    (
        "Whitlock called the report “a joke” and left.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock has described Mendes as “a decent man.”",
        "Dana Whitlock|Whitlock; Ivo Mendes|Mendes",
        "Dana Whitlock",
    ),
    (
        "Mendes, whom Whitlock called “a decent man,” did not answer.",
        "Dana Whitlock|Whitlock; Ivo Mendes|Mendes",
        "Dana Whitlock",
    ),
    (
        "Whitlock dismissed the report, calling it “a joke.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock, calling the report “a joke,” left the room.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock praised the crew, adding that “nobody slept.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "It is vital to “listen closely” to patients, Raman said.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“The people of this town” do not want a mall, Whitlock said at a rally on Friday.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "As Whitlock put it in her speech: “We will build it.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Whitlock spoke in Leeds and promised “a fair deal.”",
        "Dana Whitlock|Whitlock; @Leeds",
        "Dana Whitlock",
    ),
    (
        "Whitlock said Mendes had “lied to everyone” about the bridge.",
        "Dana Whitlock|Whitlock; Ivo Mendes|Mendes",
        "Dana Whitlock",
    ),
    // According to
    (
        "According to Raman, “nobody slept.”",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "The night was “very long,” according to Priya Raman, a nurse.",
        "Priya Raman",
        "Priya Raman",
    ),
    (
        "Nobody slept, according to the nurse. “Nobody,” Raman said.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    // Pronouns
    (
        "Dana Whitlock came late. “The train,” she said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Ivo Mendes met Dana Whitlock on Monday. “It went well,” she said.",
        "Ivo Mendes; Dana Whitlock",
        "Dana Whitlock",
    ),
    (
        "Mr. Mendes met Ms. Whitlock on Monday. “It went well,” he said.",
        "Mendes; Whitlock",
        "Mendes",
    ),
    (
        "When Mendes arrived, he said the room was “a mess.”",
        "Ivo Mendes|Mendes",
        "Ivo Mendes",
    ),
    (
        "“I know him,” Victor Hale said of Mendes. “He is honest,” he added.",
        "Victor Hale; Ivo Mendes|Mendes",
        "Victor Hale, Victor Hale",
    ),
    (
        "Victor Hale spoke. According to him, “Ivo Mendes left.”",
        "Victor Hale; Ivo Mendes",
        "Victor Hale",
    ),
    ("“We won,” they said.", "Dana Whitlock", "-"),
    // Definite phrases
    (
        "Britain’s envoy to Norway, Helen Marsh, arrived on Monday.\n“I am glad to be here,” the envoy said.",
        "Helen Marsh; @Britain; @Norway",
        "Helen Marsh",
    ),
    (
        "Prime Minister Olaf Brandt and Foreign Minister Nils Holm met.\n“We agree,” the foreign minister said. “Mostly,” the prime minister added.",
        "Olaf Brandt; Nils Holm",
        "Nils Holm, Olaf Brandt",
    ),
    (
        "Actor Joel Stern arrived. “I am tired,” said the actor.",
        "Joel Stern",
        "Joel Stern",
    ),
    (
        "Whitlock spoke first.\n“I am tired,” the 45-year-old said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Ivo Mendes and Dana Whitlock spoke. Mendes left. Whitlock stayed.\n“I am tired,” the candidate said.",
        "Ivo Mendes|Mendes; Dana Whitlock|Whitlock",
        "-",
    ),
    // Paragraphs
    (
        "“We will build it,” Whitlock said.\n“It will take ten years.”",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“Nobody came,” said Raman.\n“Nobody at all. We waited.\n“Then it was morning.”",
        "Priya Raman|Raman",
        "Priya Raman, Priya Raman, Priya Raman",
    ),
    (
        "Raman was less impressed. “A waste of money.”",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“A waste of money.” Raman was angry. “All of it,” she said.",
        "Priya Raman|Raman",
        "Priya Raman, Priya Raman",
    ),
    (
        "“We agree,” said Hale.\n“We do not,” said Mendes.\n“Then let us talk.”",
        "Victor Hale|Hale; Ivo Mendes|Mendes",
        "Victor Hale, Ivo Mendes, Ivo Mendes",
    ),
    (
        "Raman had this to say:\n“A waste of money.” She then left.",
        "Priya Raman|Raman",
        "Priya Raman",
    ),
    (
        "“We agree,” said Hale. There is a line of Mendes — “nobody agrees.”",
        "Victor Hale|Hale; Ivo Mendes|Mendes",
        "Victor Hale, -",
    ),
    (
        "Even if I’m not Victor Hale, people come and say, “Hello.”",
        "Victor Hale",
        "-",
    ),
    (
        "According to the coach, Priya Raman, the robot was named “Better Idea”.",
        "Priya Raman",
        "-",
    ),
    (
        "Raman came late.\n3 View gallery Joel Stern ( photo: Ann Bell )\n“The train,” she said.",
        "Priya Raman|Raman; Joel Stern; Ann Bell",
        "Priya Raman",
    ),
    (
        "“It is over,” Joel Stern, a fellow at Leeds University, has written.",
        "Joel Stern; #Leeds University",
        "Joel Stern",
    ),
    (
        "Nordrail paid. It is hard to call that “investing for growth.”",
        "#Nordrail",
        "-",
    ),
    // Organizations
    (
        "“The line is closed,” Nordrail said in a statement.",
        "#Nordrail",
        "Nordrail",
    ),
    (
        "The Transport Ministry closed the line. “It is unsafe,” the ministry said.",
        "#Transport Ministry",
        "Transport Ministry",
    ),
    // Marks
    (
        "‘We will build it,’ Whitlock said. ‘The players’ union agrees.’",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "'We will build it,' Whitlock said.",
        "Dana Whitlock|Whitlock",
        "Dana Whitlock",
    ),
    (
        "Tony “Sparks” Novak said: “He told me ‘no’ twice.”",
        "Tony “Sparks” Novak",
        "Tony “Sparks” Novak",
    ),
    (
        "Ms. Whitlock left at noon. “Look at this crowd,” she said.\n“We did not go home,” she went on.",
        CAMPAIGN,
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“It is a shame,” said Bell’s brother, who asked not to be named.",
        CAMPAIGN,
        "-",
    ),
    (
        "A lawyer for Hale, Joel Stern, declined to comment, saying only that the case was “ongoing.”",
        CAMPAIGN,
        "Joel Stern",
    ),
    (
        "Mendes has long insisted that he is “no politician.”",
        CAMPAIGN,
        "Ivo Mendes",
    ),
    (
        "Hale’s tweet read: “Vote them out!”",
        CAMPAIGN,
        "Victor Hale",
    ),
    (
        "“You have to laugh,” Bell says. Her husband, Joel Stern, does not. “I lost everything,” he says.",
        CAMPAIGN,
        "Ann Bell, Joel Stern",
    ),
    (
        "Whitlock spoke. “It is over,” Whitlock’s friends said.",
        CAMPAIGN,
        "-",
    ),
    (
        "“Elections have consequences,” as Mendes likes to say.",
        CAMPAIGN,
        "Ivo Mendes",
    ),
    (
        "At one point Hale leaned in. “Between us,” he whispered, “I’m done.”",
        CAMPAIGN,
        "Victor Hale, Victor Hale",
    ),
    (
        "Whitlock went on to say the remark was “unfair.”",
        CAMPAIGN,
        "Dana Whitlock",
    ),
    (
        "Governor Victor Hale turned to Twitter last month to describe his city as a “gas chamber.”",
        CAMPAIGN,
        "Victor Hale",
    ),
    // News of a campaign
    (
        "Dana Whitlock won. At a rally in Ohio on Friday, Whitlock, whose campaign has struggled, mocked Mendes as “weak” and said he would “sell out” voters.",
        CAMPAIGN,
        "Dana Whitlock, Dana Whitlock",
    ),
    (
        "“She lied,” Hale said of Whitlock in an interview with the Courier’s Joel Stern. “And everybody knows it.”",
        CAMPAIGN,
        "Victor Hale, Victor Hale",
    ),
    (
        "Asked whether Whitlock should quit, Mendes replied: “Of course.”",
        CAMPAIGN,
        "Ivo Mendes",
    ),
    (
        "Whitlock’s comments, which she later called “a mistake,” drew fire.",
        CAMPAIGN,
        "Dana Whitlock",
    ),
    (
        "In a statement, Whitlock spokesman Joel Stern called the claim “baseless.”",
        CAMPAIGN,
        "Joel Stern",
    ),
    (
        "“I’m not sure,” said Mendes, adding that Whitlock had been “a good friend.”",
        CAMPAIGN,
        "Ivo Mendes, Ivo Mendes",
    ),
    (
        "Mendes, in a tweet on Sunday, wrote that Whitlock “should be ashamed.”",
        CAMPAIGN,
        "Ivo Mendes",
    ),
    (
        "Whitlock, speaking on Fox News, said: “We will see.” Mendes, for his part, said he was “not worried.”",
        CAMPAIGN,
        "Dana Whitlock, Ivo Mendes",
    ),
    (
        "The Whitlock campaign said the remarks were “taken out of context.”",
        CAMPAIGN,
        "-",
    ),
    (
        "“This is wrong,” Sen. Mendes said, pointing to what he called “a rigged system.”",
        CAMPAIGN,
        "Ivo Mendes, Ivo Mendes",
    ),
    (
        "Hale, a Republican who has endorsed Whitlock, said on CNN that the remarks were “indefensible” and urged her to apologize.",
        CAMPAIGN,
        "Victor Hale",
    ),
    (
        "But Mendes was not so sure. “It’s a long way to November,” he said.",
        CAMPAIGN,
        "Ivo Mendes",
    ),
    (
        "“The governor is right,” said Hale, who advises Whitlock. “We need change,” Whitlock agreed.",
        CAMPAIGN,
        "Victor Hale, Dana Whitlock",
    ),
    (
        "“He’s a con man,” said one voter, Priya Raman of Leeds.",
        CAMPAIGN,
        "Priya Raman",
    ),
    (
        "When a reporter asked about the letter, Whitlock shot back: “Read it yourself.”",
        CAMPAIGN,
        "Dana Whitlock",
    ),
    (
        "Whitlock went on Twitter to say that Mendes “has no clue.”",
        CAMPAIGN,
        "Dana Whitlock",
    ),
    (
        "Whitlock is “a disaster,” Mendes said.",
        CAMPAIGN,
        "Ivo Mendes",
    ),
    (
        "“We can’t,” Mendes told Whitlock when she asked. “We won’t.”",
        CAMPAIGN,
        "Ivo Mendes, Ivo Mendes",
    ),
    (
        "According to a book by Joel Stern, Whitlock said “no” twice.",
        CAMPAIGN,
        "Dana Whitlock",
    ),
    (
        "“There’s no there there,” Mendes’ lawyer, Ann Bell, told the Courier in an email.",
        CAMPAIGN,
        "Ann Bell",
    ),
    (
        "Raman said Whitlock told her, “Don’t.”",
        CAMPAIGN,
        "Dana Whitlock",
    ),
    (
        "Whitlock, Mendes and Hale all said the deal was “dead.”",
        CAMPAIGN,
        "-",
    ),
    ("“No,” she said. Whitlock laughed.", CAMPAIGN, "-"),
    (
        "“I would never,” Hale insisted Tuesday. The senator, who is up for reelection, has been “careful” with his words, Raman said.",
        CAMPAIGN,
        "Victor Hale, Priya Raman",
    ),
    (
        "After Mendes called her “a liar,” Whitlock said she was “done” with him.",
        CAMPAIGN,
        "Ivo Mendes, Dana Whitlock",
    ),
    (
        "Whitlock warned of “chaos.” Mendes, by contrast, promised “calm.”",
        CAMPAIGN,
        "Dana Whitlock, Ivo Mendes",
    ),
    (
        "“It was a joke,” Stern, the campaign’s chief strategist and a longtime friend of Mendes, said in a telephone interview.",
        CAMPAIGN,
        "Joel Stern",
    ),
    (
        "“They are scared,” Whitlock said. “They should be.”\nMendes laughed it off.\n“She is dreaming,” he told the Courier.",
        CAMPAIGN,
        "Dana Whitlock, Dana Whitlock, Ivo Mendes",
    ),
];

const CAMPAIGN: &str = "Dana Whitlock|Whitlock; Ivo Mendes|Mendes; Victor Hale|Hale; Joel Stern|Stern; Priya Raman|Raman; Ann Bell|Bell; \
    #Courier; #Fox News; #CNN; @Ohio; @Leeds";
