<#import "/parts/text.ftl" as text>
<@text.masthead/>
<#assign count = 0>
<#list sections as section>


<#if section.title?has_content>
${section.title}

</#if>
<#list section.articles as article>
<#assign count++>
<#assign margin = ""?left_pad((count?c + ". ")?length)>
${count?c}. ${article.title}
<#if article.brief?has_content>
${margin}${article.brief}
</#if>
<@text.byline article margin/>
<@text.owed article margin/>
<#if article.link??>
${margin}${article.link}
</#if>
<#sep>

</#sep>
</#list>
<#if section.more gt 0>

${words.more?replace("{number}", section.more?c)}
</#if>
</#list>


<@text.footer/>
